package com.opspawn.agent;

import com.opspawn.journal.ToolCall;
import com.opspawn.journal.ToolResult;
import com.opspawn.journal.ToolStatus;
import com.opspawn.policy.OnUnknown;
import com.opspawn.tool.Caller;
import com.opspawn.tool.Prepared;
import com.opspawn.tool.Reconciled;
import com.opspawn.tool.SideBySide.Ended;
import com.opspawn.tool.ToolException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Asks tools what became of calls whose outcome was lost. */
record Reconciling(Work work, Caller caller) {

    /** What was found out. */
    sealed interface Found {
        record Result(ToolResult result) implements Found {}

        /**
         * A person is to look at it.
         *
         * @param why nobody can tell
         */
        record Unclear(ToolCall call, String why) implements Found {}

        record NotHappened(Prepared.Ready call) implements Found {}
    }

    List<Found> of(List<Prepared.Ready> calls, Duration timeLeft) throws InterruptedException {
        List<Found> found = new ArrayList<>();
        if (!calls.isEmpty() && timeLeft.isPositive()) {
            work.agent()
                    .tools()
                    .reconcile(calls, caller, timeLeft, ended -> found.add(found(calls.get(ended.index()), ended)));
        }
        return found;
    }

    private Found found(Prepared.Ready call, Ended<Reconciled> ended) {
        return switch (ended) {
            case Ended.TimedOut<Reconciled> _ -> unknown(call, "asking what became of it took too long");
            case Ended.Threw<Reconciled> threw ->
                unknown(
                        call,
                        threw.cause() instanceof ToolException told
                                ? "asking what became of it failed: " + told.getMessage()
                                : "asking what became of it broke");
            case Ended.Returned<Reconciled> returned ->
                switch (returned.value()) {
                    case Reconciled.Happened happened ->
                        new Found.Result(call.refused(ToolStatus.SUCCEEDED, happened.output()));
                    case Reconciled.NotHappened _ -> new Found.NotHappened(call);
                    case Reconciled.Unknown unknown -> unknown(call, unknown.why());
                };
        };
    }

    private Found unknown(Prepared.Ready call, String why) {
        if (work.agent().policy().onUnknown() == OnUnknown.ASK) {
            return new Found.Unclear(call.call(), why);
        }
        return new Found.Result(Unknown.result(call, why));
    }
}
