package com.opspawn.journal.dynamodb;

import static com.opspawn.task.Samples.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import com.opspawn.journal.Entry;
import com.opspawn.journal.Fact;
import com.opspawn.journal.Facts;
import com.opspawn.journal.History;
import com.opspawn.journal.Idempotency;
import com.opspawn.task.Samples;
import com.opspawn.task.Task;
import com.opspawn.task.TaskKey;
import com.opspawn.task.TaskPage;
import com.opspawn.task.TaskQuery;
import com.opspawn.task.dynamodb.Backoff;
import com.opspawn.task.dynamodb.DynamoDbTaskStore;
import com.opspawn.task.dynamodb.LocalTable;
import com.opspawn.task.dynamodb.LyingDynamoDb;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/** DynamoDB may end a page wherever it likes, and here does so behind each item. */
final class OneItemPagesTest {
    private static final int TASKS = 7;
    private static final int ANSWERS = 20;

    private final LocalTable table = LocalTable.create();
    private final LyingDynamoDb client = new LyingDynamoDb(table.client())
            .next(
                    "query",
                    1_000,
                    call -> call.real()
                            .apply(((QueryRequest) call.request())
                                    .toBuilder().limit(1).build()));
    private final DynamoDbJournal journal = new DynamoDbJournal(
            client.client(), table.name(), () -> UUID.randomUUID().toString(), new Backoff(new Random(), _ -> {}));
    private final DynamoDbTaskStore tasks = new DynamoDbTaskStore(client.client(), table.name());

    private TaskKey opened(int number) {
        TaskKey key = Samples.key("acme", number);
        journal.open(Task.submitted(key, Samples.saying("hello"), NOON.plusSeconds(number)), Idempotency.NONE);
        return key;
    }

    @Test
    void aJournalIsReadToItsEnd() {
        TaskKey key = opened(1);
        History history = new History(key, journal.read(key, 0));
        for (int i = 0; i < ANSWERS; i++) {
            List<Entry> next = history.next(List.<Fact>of(Facts.answer("answer " + i)), NOON);
            journal.append(history, List.of(next.getFirst().fact()), NOON);
            history = history.plus(next);
        }

        assertThat(journal.read(key, 0)).isEqualTo(history.entries());
        assertThat(client.requests(QueryRequest.class)).hasSizeGreaterThan(ANSWERS);
    }

    @Test
    void aListIsReadToItsEnd() {
        List<TaskKey> newestFirst = new ArrayList<>();
        for (int i = 0; i < TASKS; i++) {
            newestFirst.addFirst(opened(i));
        }

        List<TaskKey> found = new ArrayList<>();
        Optional<TaskPage> page = Optional.empty();
        do {
            TaskQuery query =
                    new TaskQuery("acme", Optional.empty(), Optional.empty(), 3, page.flatMap(TaskPage::next));
            page = Optional.of(tasks.list(query));
            page.get().tasks().forEach(task -> found.add(task.key()));
        } while (page.get().next().isPresent());

        assertThat(found).isEqualTo(newestFirst);
        assertThat(client.requests(QueryRequest.class)).hasSizeGreaterThanOrEqualTo(TASKS);
    }

    @Test
    void whatWaitsForItsStartIsReadToItsEnd() {
        List<TaskKey> oldestFirst = new ArrayList<>();
        for (int i = 0; i < TASKS; i++) {
            oldestFirst.add(opened(i));
        }

        List<TaskKey> found = new ArrayList<>();
        tasks.pendingSince(NOON.plusSeconds(TASKS)).forEach(found::add);

        assertThat(found).isEqualTo(oldestFirst);
        assertThat(client.requests(QueryRequest.class)).hasSizeGreaterThanOrEqualTo(TASKS);
    }
}
