package com.opspawn.failure;

import com.amazonaws.services.lambda.runtime.Context;
import com.opspawn.aws.MapHandler;
import com.opspawn.journal.Fact;
import com.opspawn.journal.Journal;
import com.opspawn.journal.Stores;
import com.opspawn.task.TaskStatus;
import java.time.Clock;
import java.util.Map;

/**
 * The workflow's {@code RecordFailure}: {@code {task: {tenant, task_id}, error, cause}} → {@code {status}}. A task that
 * has ended meanwhile keeps its end. What it cannot do throws, and the workflow tries again for hours.
 */
public final class RecordFailureHandler extends MapHandler {
    private final FailureRecord failures;

    public RecordFailureHandler() {
        this(System.getenv());
    }

    /** For hosts with several functions in one process. */
    public RecordFailureHandler(Map<String, String> environment) {
        this(FailureRecord.of(environment));
    }

    /** For hosts that keep tasks elsewhere than AWS does. */
    public RecordFailureHandler(Map<String, String> environment, Stores stores) {
        this(FailureRecord.of(environment, stores));
    }

    /** For hosts that bring their own parts. */
    public RecordFailureHandler(Journal journal, Clock clock) {
        this(new FailureRecord(journal, clock));
    }

    private RecordFailureHandler(FailureRecord failures) {
        this.failures = failures;
    }

    @Override
    public Map<String, Object> handleRequest(Map<String, Object> input, Context context) {
        StepFailure failure = StepFailure.read(input);
        Fact.Failed failed = new Fact.Failed(failure.reason(), failure.message());
        TaskStatus status = failures.record(failure.task(), failed, context);
        return Map.of("status", status.wireName());
    }
}
