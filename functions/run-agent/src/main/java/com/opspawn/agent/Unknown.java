package com.opspawn.agent;

import com.opspawn.journal.Fact;
import com.opspawn.journal.History;
import com.opspawn.journal.Round;
import com.opspawn.journal.ToolResult;
import com.opspawn.journal.ToolStatus;
import com.opspawn.policy.OnUnknown;
import com.opspawn.tool.Prepared;
import java.util.List;
import java.util.Optional;

/** Calls of which nobody can tell whether they happened. */
final class Unknown {
    private Unknown() {}

    /** @param why nobody can tell */
    static ToolResult result(Prepared call, String why) {
        String text = "unknown: " + call.call().tool() + " was started, and it may or may not have been done (" + why
                + "). It is not run again by itself. Find out whether it was done before you call it again, or say in"
                + " your answer that it is not known";
        return call.refused(ToolStatus.UNKNOWN, text);
    }

    /** The task's end, where the policy has a person look at such calls. */
    static Optional<Fact> stop(History history, Agent agent) {
        List<Round> rounds = Round.of(history.entries());
        if (agent.policy().onUnknown() == OnUnknown.TELL || rounds.isEmpty()) {
            return Optional.empty();
        }
        return rounds.getLast().results().values().stream()
                .filter(result -> result.status() == ToolStatus.UNKNOWN)
                .findFirst()
                .map(result -> new Fact.Failed(
                        "unknown_effect",
                        "stopped because nobody can tell whether call " + result.callId() + " of "
                                + result.tool()
                                + " was done, and the policy of agent '" + agent.id()
                                + "' has a person look at that: find out, then submit what is left to do as a"
                                + " new task"));
    }
}
