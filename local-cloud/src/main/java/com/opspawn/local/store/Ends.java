package com.opspawn.local.store;

import com.opspawn.local.states.log.ExecutionEnd;
import com.opspawn.local.states.log.ExecutionStart;

/** Starts and ends of executions, as fields of transactions. */
final class Ends {
    private static final int SUCCEEDED = 1;
    private static final int FAILED = 2;
    private static final int ABORTED = 3;
    private static final int TIMED_OUT = 4;

    private Ends() {}

    static void write(Output out, ExecutionStart start) {
        out.text(start.arn())
                .text(start.machineArn())
                .text(start.name())
                .text(start.input())
                .instant(start.at());
    }

    static ExecutionStart start(Input in) {
        return new ExecutionStart(in.string(), in.string(), in.string(), in.string(), in.instant());
    }

    static void write(Output out, ExecutionEnd end) {
        switch (end) {
            case ExecutionEnd.Succeeded done ->
                out.code(SUCCEEDED).instant(done.at()).text(done.output());
            case ExecutionEnd.Failed failed ->
                out.code(FAILED).instant(failed.at()).text(failed.error()).text(failed.cause());
            case ExecutionEnd.Aborted aborted ->
                out.code(ABORTED).instant(aborted.at()).text(aborted.error()).text(aborted.cause());
            case ExecutionEnd.TimedOut timedOut -> out.code(TIMED_OUT).instant(timedOut.at());
        }
    }

    static ExecutionEnd end(Input in) {
        int code = in.code();
        var at = in.instant();
        return switch (code) {
            case SUCCEEDED -> new ExecutionEnd.Succeeded(in.string(), at);
            case FAILED -> new ExecutionEnd.Failed(in.optionalString(), in.optionalString(), at);
            case ABORTED -> new ExecutionEnd.Aborted(in.optionalString(), in.optionalString(), at);
            case TIMED_OUT -> new ExecutionEnd.TimedOut(at);
            default -> throw new IllegalStateException("an end of kind " + code + ", which nobody writes");
        };
    }
}
