package com.opspawn.control;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.opspawn.http.FieldProblem;
import com.opspawn.http.Fields;
import com.opspawn.journal.Idempotency;
import com.opspawn.journal.InputDecision;
import com.opspawn.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads commands from bodies, noting every problem. */
final class CommandReader {
    private static final String REASON = "reason";
    private static final int MAX_DECISION = 40;
    private static final int MAX_HASH = 100;

    private final List<FieldProblem> problems = new ArrayList<>();
    private final Fields fields;

    CommandReader(ObjectNode body) {
        this.fields = new Fields(body, problems);
    }

    /** What was wrong, once all is read. */
    List<FieldProblem> problems() {
        fields.refuseOthers();
        return List.copyOf(problems);
    }

    String reason() {
        return fields.string(REASON, Command.MAX_REASON).orElse("");
    }

    /** @param key the header {@code Idempotency-Key} */
    Optional<String> key(Optional<String> key) {
        key.filter(text -> text.isBlank() || text.length() > Idempotency.MAX_KEY_LENGTH)
                .ifPresent(_ -> problems.add(new FieldProblem(
                        "Idempotency-Key",
                        "out_of_range",
                        "Idempotency-Key must have 1 to " + Idempotency.MAX_KEY_LENGTH + " characters")));
        return key;
    }

    Command message(Optional<String> key) {
        Optional<String> content = fields.string("content", Command.MAX_CONTENT);
        if (!fields.has("content")) {
            fields.missing("content", "is missing: say something to the task");
        }
        return new Command.Say(content.orElse(""), key(key));
    }

    Command decision(String requestId) {
        Optional<String> name = fields.string("decision", MAX_DECISION);
        if (!fields.has("decision")) {
            fields.missing("decision", "is missing: use one of " + InputDecision.wireNames());
        }
        Optional<InputDecision> decision = name.flatMap(InputDecision::parse);
        if (name.isPresent() && decision.isEmpty()) {
            fields.note(
                    "decision",
                    "invalid",
                    "'" + name.get() + "' does not exist: use one of " + InputDecision.wireNames());
        }
        Optional<String> arguments = fields.object("arguments").map(Json::write);
        Optional<String> answer = fields.string("answer", Command.MAX_CONTENT);
        decision.ifPresent(decided -> hold(decided, arguments, answer));
        return new Command.Decide(
                requestId,
                decision.orElse(InputDecision.REJECT),
                reason(),
                arguments,
                answer,
                fields.string("call_hash", MAX_HASH));
    }

    private void hold(InputDecision decision, Optional<String> arguments, Optional<String> answer) {
        if (decision == InputDecision.EDIT && arguments.isEmpty() && !fields.has("arguments")) {
            fields.missing("arguments", "is missing: give the arguments to run the call with");
        }
        if (decision == InputDecision.ANSWER && answer.isEmpty() && !fields.has("answer")) {
            fields.missing("answer", "is missing: give the answer");
        }
        if (decision != InputDecision.ANSWER && answer.isPresent()) {
            fields.note("answer", "invalid", "belongs to decision answer only");
        }
        if (arguments.isPresent() && (decision == InputDecision.REJECT || decision == InputDecision.ANSWER)) {
            fields.note("arguments", "invalid", "belongs to decisions edit and approve only");
        }
    }
}
