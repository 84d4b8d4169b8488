package com.opspawn.failure;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.opspawn.aws.AwsClients;
import com.opspawn.journal.Appended;
import com.opspawn.journal.Entry;
import com.opspawn.journal.Fact;
import com.opspawn.journal.History;
import com.opspawn.journal.Journal;
import com.opspawn.journal.dynamodb.DynamoDbJournal;
import com.opspawn.settings.Environment;
import com.opspawn.settings.Settings;
import com.opspawn.task.TaskKey;
import com.opspawn.task.TaskStatus;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * The workflow's {@code RecordFailure}: {@code {task: {tenant, task_id}, error, cause}} → {@code {status}}. A task that
 * has ended meanwhile keeps its end. What it cannot do throws, and the workflow tries again for hours.
 */
public final class RecordFailureHandler implements RequestHandler<Map<String, Object>, Map<String, Object>> {
    private final Journal journal;
    private final Clock clock;

    public RecordFailureHandler() {
        this(System.getenv());
    }

    /** For hosts with several functions in one process. */
    public RecordFailureHandler(Map<String, String> environment) {
        this(DynamoDbJournal.on(AwsClients.dynamoDb(environment), table(environment)), Clock.systemUTC());
    }

    /** For hosts that bring their own parts. */
    public RecordFailureHandler(Journal journal, Clock clock) {
        this.journal = journal;
        this.clock = Clock.tick(clock, Duration.ofMillis(1));
    }

    private static String table(Map<String, String> variables) {
        Environment environment = new Environment(variables);
        Settings settings = Settings.read(environment);
        environment.check();
        return settings.table();
    }

    @Override
    public Map<String, Object> handleRequest(Map<String, Object> input, Context context) {
        StepFailure failure = StepFailure.read(input);
        TaskStatus status = record(failure.task(), new Fact.Failed(failure.reason(), failure.message()));
        return Map.of("status", status.wireName());
    }

    private TaskStatus record(TaskKey key, Fact.Failed failed) {
        while (true) {
            List<Entry> entries = journal.read(key, 0);
            if (entries.isEmpty()) {
                throw new IllegalArgumentException("task " + key.taskId() + ": there is no such task");
            }
            History history = new History(key, entries);
            if (history.hasEnded()) {
                return history.task().status();
            }
            if (journal.append(history, List.of(failed), clock.instant()) instanceof Appended.Won) {
                return TaskStatus.FAILED;
            }
        }
    }
}
