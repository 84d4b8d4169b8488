package com.opspawn.agent;

import com.opspawn.journal.Fact;
import com.opspawn.journal.History;
import com.opspawn.journal.Input;
import com.opspawn.journal.InputRequest;
import com.opspawn.journal.Round;
import com.opspawn.journal.ToolCall;
import java.util.Optional;

/** What people decided on the calls of an answer. */
record Decisions(History history, Round round) {

    Optional<Fact.InputGiven> onApproval(ToolCall call) {
        return last(InputRequest.Type.APPROVAL, call, -1);
    }

    Optional<Fact.InputGiven> onQuestion(ToolCall call) {
        return last(InputRequest.Type.QUESTION, call, -1);
    }

    /** Only what was decided on its last run: it may have been run again since, and been lost again. */
    Optional<Fact.InputGiven> onUnknown(ToolCall call) {
        return last(InputRequest.Type.UNKNOWN_EFFECT, call, Calls.lastStart(history, round, call));
    }

    private Optional<Fact.InputGiven> last(InputRequest.Type type, ToolCall call, long after) {
        return Input.about(history.entries(), type, round.entry().seq(), call).reversed().stream()
                .filter(input -> input.seq() > after)
                .findFirst()
                .flatMap(Input::given)
                .map(Input.Given::decision);
    }

    /** Why, in the person's words. */
    static String reason(Fact.InputGiven given) {
        return given.reason().isBlank() ? "no reason given" : given.reason();
    }
}
