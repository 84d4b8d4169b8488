package com.opspawn.failure;

import com.amazonaws.services.lambda.runtime.Context;
import com.opspawn.journal.Appended;
import com.opspawn.journal.Entry;
import com.opspawn.journal.Fact;
import com.opspawn.journal.History;
import com.opspawn.journal.Journal;
import com.opspawn.journal.Stores;
import com.opspawn.journal.dynamodb.DynamoDbStores;
import com.opspawn.log.LogContext;
import com.opspawn.settings.Environment;
import com.opspawn.settings.Settings;
import com.opspawn.task.TaskKey;
import com.opspawn.task.TaskStatus;
import com.opspawn.telemetry.Telemetry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Writes failures into journals; a task that has ended keeps its end. */
final class FailureRecord {
    private final Journal journal;
    private final Clock clock;
    private final Telemetry telemetry;

    FailureRecord(Journal journal, Clock clock) {
        this(journal, clock, Telemetry.NONE);
    }

    private FailureRecord(Journal journal, Clock clock, Telemetry telemetry) {
        this.telemetry = telemetry;
        this.journal = journal;
        this.clock = Clock.tick(clock, Duration.ofMillis(1));
    }

    static FailureRecord of(Map<String, String> variables) {
        return of(variables, settings -> DynamoDbStores.of(variables, settings));
    }

    /** With the host's own. */
    static FailureRecord of(Map<String, String> variables, Stores stores) {
        return of(variables, _ -> stores);
    }

    private static FailureRecord of(Map<String, String> variables, Function<Settings, Stores> stores) {
        Environment environment = new Environment(variables);
        Settings settings = Settings.read(environment);
        Telemetry telemetry = Telemetry.read(environment);
        environment.check();
        Journal journal = telemetry.observed(stores.apply(settings).journal());
        return new FailureRecord(journal, Clock.systemUTC(), telemetry);
    }

    /** What the task is then. */
    TaskStatus record(TaskKey key, Fact.Failed failed, Context context) {
        return record(key, failed, Instant.MAX, context);
    }

    /**
     * What the task is then.
     *
     * @param since when what ran it ended: a task that was redriven later is run by something else
     */
    TaskStatus record(TaskKey key, Fact.Failed failed, Instant since, Context context) {
        try (var _ = telemetry.invocation(context.getFunctionName(), context.getAwsRequestId());
                var _ = LogContext.task(key)) {
            return recorded(key, failed, since);
        }
    }

    private TaskStatus recorded(TaskKey key, Fact.Failed failed, Instant since) {
        while (true) {
            List<Entry> entries = journal.read(key, 0);
            if (entries.isEmpty()) {
                throw new IllegalArgumentException("task " + key.taskId() + ": there is no such task");
            }
            History history = new History(key, entries);
            if (history.hasEnded() || wasRedriven(entries, since)) {
                return history.task().status();
            }
            if (journal.append(history, List.of(failed), clock.instant()) instanceof Appended.Won) {
                return TaskStatus.FAILED;
            }
        }
    }

    private static boolean wasRedriven(List<Entry> entries, Instant since) {
        return entries.stream()
                .anyMatch(entry ->
                        entry.fact() instanceof Fact.Redriven && !entry.at().isBefore(since));
    }
}
