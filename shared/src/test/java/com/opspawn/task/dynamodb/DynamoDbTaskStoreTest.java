package com.opspawn.task.dynamodb;

import static com.opspawn.task.Samples.NOON;
import static com.opspawn.task.Samples.TENANT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.opspawn.json.Json;
import com.opspawn.task.Samples;
import com.opspawn.task.StoreException;
import com.opspawn.task.Submission;
import com.opspawn.task.SubmissionJson;
import com.opspawn.task.Task;
import com.opspawn.task.TaskKey;
import com.opspawn.task.TaskPage;
import com.opspawn.task.TaskQuery;
import com.opspawn.task.TaskState;
import com.opspawn.task.TaskStatus;
import com.opspawn.task.Usage;
import com.opspawn.task.dynamodb.LyingDynamoDb.Lie;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

final class DynamoDbTaskStoreTest {
    private static final Lie NOTHING_PROCESSED = call -> {
        BatchGetItemRequest request = (BatchGetItemRequest) call.request();
        return BatchGetItemResponse.builder()
                .responses(Map.of())
                .unprocessedKeys(request.requestItems())
                .build();
    };

    /** One item, and the names of the others. */
    private static final Lie ONE_PROCESSED = call -> {
        BatchGetItemRequest request = (BatchGetItemRequest) call.request();
        String table = request.requestItems().keySet().iterator().next();
        var wanted = request.requestItems().values().iterator().next();
        var first = wanted.toBuilder().keys(wanted.keys().subList(0, 1)).build();
        var others = wanted.toBuilder()
                .keys(wanted.keys().subList(1, wanted.keys().size()))
                .build();
        BatchGetItemResponse answer = (BatchGetItemResponse) call.real()
                .apply(request.toBuilder().requestItems(Map.of(table, first)).build());
        return answer.toBuilder().unprocessedKeys(Map.of(table, others)).build();
    };

    private final LocalTable table = LocalTable.create();
    private final LyingDynamoDb lies = new LyingDynamoDb(table.client());
    private final List<Duration> pauses = new ArrayList<>();
    private final DynamoDbTaskStore store =
            new DynamoDbTaskStore(lies.client(), table.name(), new Backoff(new Random(1), pauses::add));
    private long tasksMade;

    @AfterEach
    void everyLieWasTold() {
        assertThat(lies.untold()).isZero();
    }

    private Task put(Task task) {
        put(TaskItems.create(task));
        put(entry(task.key(), 0, SubmissionJson.write(task.submission())));
        return task;
    }

    private void put(Map<String, AttributeValue> item) {
        table.client().putItem(request -> request.tableName(table.name()).item(item));
    }

    private static Map<String, AttributeValue> entry(TaskKey key, long seq, ObjectNode fields) {
        Map<String, AttributeValue> item = new HashMap<>(Keys.entry(key, seq));
        item.put("body", Body.write(Json.write(fields)));
        return item;
    }

    private Task put(Submission submission) {
        tasksMade++;
        return put(Task.submitted(Samples.key(TENANT, tasksMade), submission, NOON.plusMillis(tasksMade)));
    }

    /** Newest first. */
    private List<Task> put(int count, Submission submission) {
        return IntStream.range(0, count).mapToObj(_ -> put(submission)).toList().reversed();
    }

    private static TaskQuery query(int limit) {
        return new TaskQuery(TENANT, Optional.empty(), Optional.empty(), limit, Optional.empty());
    }

    static List<TaskState> states() {
        return Samples.states();
    }

    @ParameterizedTest
    @MethodSource("states")
    void aProjectionComesBackAsItWas(TaskState state) {
        Task task = Task.submitted(Samples.key(TENANT, 1), Samples.FULL, NOON).in(state, NOON.plusSeconds(9));
        put(task);
        if (state instanceof TaskState.Completed done) {
            put(entry(task.key(), 3, Json.object().put("result", done.result())));
            Map<String, AttributeValue> projection = TaskItems.create(task);
            projection.putAll(TaskItems.resultAt(3));
            put(projection);
        }

        assertThat(store.find(task.key())).contains(task);
        assertThat(store.list(query(1)).tasks()).containsExactly(task);
    }

    /** Tasks are two items each, and a batch has 100 at most. */
    @Test
    void aPageMayNeedMoreThanOneBatch() {
        List<Task> tasks = put(TaskQuery.MAX_LIMIT, Samples.by("a"));

        assertThat(store.list(query(TaskQuery.MAX_LIMIT)).tasks()).isEqualTo(tasks);

        assertThat(lies.requests(BatchGetItemRequest.class)).hasSize(2 * TaskQuery.MAX_LIMIT / 100);
    }

    /** A batch is no snapshot. */
    @Test
    void aFirstEntryThatIsWrittenMeanwhileIsAskedForAgain() {
        Task task = put(Task.submitted(Samples.key(TENANT, 1), Samples.by("a"), NOON));
        lies.next("batchGetItem", call -> {
            BatchGetItemRequest request = (BatchGetItemRequest) call.request();
            var projection = KeysAndAttributes.builder()
                    .keys(List.of(Keys.meta(task.key())))
                    .consistentRead(true)
                    .build();
            return call.real()
                    .apply(request.toBuilder()
                            .requestItems(Map.of(table.name(), projection))
                            .build());
        });

        assertThat(store.find(task.key())).contains(task);
    }

    @Test
    void readsAreStronglyConsistent() {
        put(Samples.by("a"));

        assertThat(store.find(Samples.key(TENANT, 1))).isPresent();
        assertThat(store.list(query(10)).tasks()).hasSize(1);

        assertThat(lies.requests(BatchGetItemRequest.class))
                .flatExtracting(request -> request.requestItems().values())
                .allMatch(KeysAndAttributes::consistentRead);
    }

    @Test
    void keysThatWereNotProcessedAreReadToTheEnd() {
        List<Task> tasks = put(4, Samples.by("a"));
        lies.next("batchGetItem", 3, ONE_PROCESSED);

        assertThat(store.list(query(10)).tasks()).isEqualTo(tasks);

        assertThat(pauses).isEmpty();
    }

    @Test
    void aTableThatProcessesNothingIsGivenTimeAndThenGivenUp() {
        List<Task> tasks = put(2, Samples.by("a"));
        lies.next("batchGetItem", 9, NOTHING_PROCESSED);

        assertThat(store.list(query(10)).tasks()).isEqualTo(tasks);
        assertThat(pauses).hasSize(9);

        lies.next("batchGetItem", 10, NOTHING_PROCESSED);
        assertThatExceptionOfType(StoreException.class)
                .isThrownBy(() -> store.list(query(10)))
                .withMessage("reading tasks in table " + table.name() + ": nothing came 10 times");
    }

    @Test
    void aPageIsCutWhereItsTasksWouldNotFitIntoAnAnswer() {
        List<Task> tasks = put(5, Samples.saying("x".repeat(600_000)));

        TaskPage first = store.list(query(5));
        TaskPage second = store.list(new TaskQuery(TENANT, Optional.empty(), Optional.empty(), 5, first.next()));
        TaskPage third = store.list(new TaskQuery(TENANT, Optional.empty(), Optional.empty(), 5, second.next()));

        assertThat(first.tasks()).isEqualTo(tasks.subList(0, 2));
        assertThat(second.tasks()).isEqualTo(tasks.subList(2, 4));
        assertThat(third).isEqualTo(new TaskPage(tasks.subList(4, 5), Optional.empty()));
    }

    @Test
    void aTaskThatFillsAnAnswerAloneIsAPageAlone() {
        List<Task> tasks = put(2, Samples.saying("x".repeat(2_000_000)));

        assertThat(store.list(query(5)).tasks()).isEqualTo(tasks.subList(0, 1));
    }

    @Test
    void whatTheIndexStillHoldsInAnOldStatusIsLeftOut() {
        Task task = put(Samples.by("a"));
        Map<String, AttributeValue> stale =
                TaskItems.create(task.in(new TaskState.Running(Optional.of(NOON), Usage.NONE), NOON));
        stale.put("status_key", Keys.string(Keys.status(TENANT, TaskStatus.PENDING)));
        put(stale);

        TaskPage page = store.list(
                new TaskQuery(TENANT, Optional.of(TaskStatus.PENDING), Optional.empty(), 10, Optional.empty()));

        assertThat(page).isEqualTo(new TaskPage(List.of(), Optional.empty()));
    }

    @Test
    void rareTasksOfAnAgentAreFoundInBoundedTime() {
        put(1_050, Samples.by("a"));
        TaskQuery rare = new TaskQuery(TENANT, Optional.of(TaskStatus.FAILED), Optional.of("a"), 1, Optional.empty());

        TaskPage first = store.list(rare);
        assertThat(first.tasks()).isEmpty();
        assertThat(first.next()).isPresent();
        assertThat(lies.requests(QueryRequest.class)).hasSize(DynamoDbTaskStore.MAX_QUERIES);

        TaskPage second = store.list(new TaskQuery(TENANT, rare.status(), rare.agentId(), 1, first.next()));
        assertThat(second).isEqualTo(new TaskPage(List.of(), Optional.empty()));
    }

    @Test
    void pendingTasksAreReadAsTheyAreWalkedThrough() {
        put(3, Samples.by("a"));

        Iterable<TaskKey> pending = store.pendingSince(NOON.plusSeconds(10));

        assertThat(lies.requests(QueryRequest.class)).isEmpty();
        assertThat(pending).hasSize(3);
    }

    @Test
    void aStoreThatDoesNotAnswerIsAStoreException() {
        Lie down = _ -> {
            throw SdkClientException.create("Read timed out");
        };
        put(1, Samples.by("a"));
        TaskKey key = Samples.key(TENANT, 1);
        Iterable<TaskKey> pending = store.pendingSince(NOON.plusSeconds(10));
        lies.next("batchGetItem", down).next("query", down).next("query", down).next("batchGetItem", down);
        String where = " in table " + table.name() + ": Read timed out";

        assertThatExceptionOfType(StoreException.class)
                .isThrownBy(() -> store.find(key))
                .withMessage("reading task " + key.taskId() + where);
        assertThatExceptionOfType(StoreException.class)
                .isThrownBy(() -> store.list(query(10)))
                .withMessage("listing tasks" + where);
        assertThatExceptionOfType(StoreException.class)
                .isThrownBy(() -> pending.iterator().hasNext())
                .withMessage("looking for pending tasks" + where);
        assertThatExceptionOfType(StoreException.class)
                .isThrownBy(() -> store.list(query(10)))
                .withMessage("reading tasks" + where);
    }

    @Test
    void aStatusOfANewerVersionIsNamed() {
        Map<String, AttributeValue> item = TaskItems.create(put(Samples.by("a")));
        item.put("status", Keys.string("resting"));
        put(item);

        assertThatIllegalStateException()
                .isThrownBy(() -> store.find(Samples.key(TENANT, 1)))
                .withMessage("task TASK#acme#" + Samples.key(TENANT, 1).taskId()
                        + ": status resting comes from a newer version; deploy that one");
    }
}
