package com.opspawn.agent;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.opspawn.journal.History;
import com.opspawn.journal.Input;
import com.opspawn.journal.InputDecision;
import com.opspawn.journal.InputRequest;
import com.opspawn.journal.Round;
import com.opspawn.journal.ToolCall;
import com.opspawn.tool.Cut;
import com.opspawn.tool.builtin.person.AskPerson;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Puts into words what a person is asked about a call. */
record Asking(History history, Agent agent, Round round, Instant now) {
    private static final int MAX_QUESTION = 2_000;

    /** @param reason why the policy wants a person to allow it */
    InputRequest approval(ToolCall call, String reason) {
        String question = "Agent '" + agent.id() + "' wants to call " + call.tool() + ": " + reason;
        return request(
                InputRequest.Type.APPROVAL,
                call,
                question,
                List.of(),
                agent.policy().approval().onExpiry());
    }

    /** @param arguments of {@code ask_person} */
    InputRequest question(ToolCall call, ObjectNode arguments) {
        return request(
                InputRequest.Type.QUESTION,
                call,
                AskPerson.question(arguments),
                AskPerson.options(arguments),
                InputDecision.REJECT);
    }

    /** @param why nobody can tell whether it was done */
    InputRequest unknown(ToolCall call, String why) {
        String question = call.tool() + " was started, and it may or may not have been done (" + why
                + "). Find out, then approve to have it run again, answer with its result if it was done, or reject to"
                + " have the agent told that it is not known";
        return request(InputRequest.Type.UNKNOWN_EFFECT, call, question, List.of(), InputDecision.REJECT);
    }

    private InputRequest request(
            InputRequest.Type type, ToolCall call, String question, List<String> options, InputDecision onExpiry) {
        long answer = round.entry().seq();
        int before = Input.about(history.entries(), type, answer, call).size();
        String id = InputRequest.id(type, answer, place(call), before);
        Instant expires = now.plus(agent.policy().approval().time());
        return new InputRequest(
                id, type, answer, call, Cut.to(MAX_QUESTION, question), options, onExpiry, Optional.of(expires));
    }

    /** Of the call in its answer; a person may have given it other arguments since. */
    private int place(ToolCall call) {
        return round.answer().toolCalls().stream().map(ToolCall::id).toList().indexOf(call.id());
    }
}
