package com.opspawn.failure;

import com.amazonaws.services.lambda.runtime.Context;
import com.opspawn.aws.MapHandler;
import com.opspawn.journal.Journal;
import com.opspawn.journal.Stores;
import com.opspawn.task.TaskStatus;
import java.time.Clock;
import java.util.Map;

/**
 * Step Functions' event of an execution that ended without a success: its task gets an end too, unless it has one. So an
 * execution that somebody stopped in the console leaves no task that runs for ever. → {@code {status}}
 */
public final class ExecutionStoppedHandler extends MapHandler {
    private final FailureRecord failures;

    public ExecutionStoppedHandler() {
        this(System.getenv());
    }

    /** For hosts with several functions in one process. */
    public ExecutionStoppedHandler(Map<String, String> environment) {
        this(FailureRecord.of(environment));
    }

    /** For hosts that keep tasks elsewhere than AWS does. */
    public ExecutionStoppedHandler(Map<String, String> environment, Stores stores) {
        this(FailureRecord.of(environment, stores));
    }

    /** For hosts that bring their own parts. */
    public ExecutionStoppedHandler(Journal journal, Clock clock) {
        this(new FailureRecord(journal, clock));
    }

    private ExecutionStoppedHandler(FailureRecord failures) {
        this.failures = failures;
    }

    @Override
    public Map<String, Object> handleRequest(Map<String, Object> event, Context context) {
        StoppedExecution stopped = StoppedExecution.read(event);
        TaskStatus status = failures.record(stopped.task(), stopped.failed(), stopped.at(), context);
        return Map.of("status", status.wireName());
    }
}
