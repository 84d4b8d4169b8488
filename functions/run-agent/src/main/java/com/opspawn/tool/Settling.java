package com.opspawn.tool;

import com.opspawn.journal.ToolResult;
import com.opspawn.journal.ToolStatus;
import com.opspawn.tool.SideBySide.Ended;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What follows from the end of a call's run. Nothing is guessed: the effect decides. */
final class Settling {
    private static final Logger LOG = LoggerFactory.getLogger(Settling.class);

    private Settling() {}

    /** @param timeout that the call had */
    static Settled of(Prepared.Ready call, Ended<String> ended, Duration timeout) {
        return switch (ended) {
            case Ended.Returned<String> returned -> {
                String text = returned.value().isEmpty() ? "(no output)" : returned.value();
                yield known(call, ended, ToolStatus.SUCCEEDED, text);
            }
            case Ended.TimedOut<String> _ -> timedOut(call, ended, "stopped: no answer within " + seconds(timeout));
            case Ended.Threw<String> threw -> threw(call, threw);
        };
    }

    private static Settled timedOut(Prepared.Ready call, Ended<String> ended, String text) {
        return switch (call.effect()) {
            case READ -> known(call, ended, ToolStatus.TIMED_OUT, text);
            case IDEMPOTENT -> known(call, ended, ToolStatus.TIMED_OUT, text + "; it may or may not have been done");
            case ONCE, RECONCILABLE -> new Settled.Lost(call, text, true);
        };
    }

    private static Settled threw(Prepared.Ready call, Ended.Threw<String> threw) {
        if (!(threw.cause() instanceof ToolException told)) {
            return broke(call, threw);
        }
        String text = String.valueOf(told.getMessage());
        if (told.isUnknown() && call.isMarked()) {
            return new Settled.Lost(call, text, false);
        }
        return known(call, threw, told.isDenied() ? ToolStatus.DENIED : ToolStatus.FAILED, text);
    }

    /** The place of a bug is for the log. What it did before it broke, nobody knows. */
    private static Settled broke(Prepared.Ready call, Ended.Threw<String> threw) {
        String tool = call.call().tool();
        LOG.error("tool {} broke", tool, threw.cause());
        return call.isMarked()
                ? new Settled.Lost(call, tool + " broke", false)
                : known(
                        call,
                        threw,
                        ToolStatus.FAILED,
                        tool + " broke: this is no fault of its arguments; do without it");
    }

    private static Settled known(Prepared.Ready call, Ended<String> ended, ToolStatus status, String text) {
        ToolResult result = new ToolResult(call.call().id(), call.call().tool(), status, text, ended.took());
        return new Settled.Known(call, result);
    }

    private static String seconds(Duration duration) {
        return duration.toMillis() % 1000 == 0 ? duration.toSeconds() + " s" : duration.toMillis() + " ms";
    }
}
