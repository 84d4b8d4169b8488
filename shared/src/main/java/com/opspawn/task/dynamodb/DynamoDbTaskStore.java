package com.opspawn.task.dynamodb;

import static com.opspawn.task.dynamodb.Keys.string;

import com.opspawn.task.PageInProgress;
import com.opspawn.task.StoreException;
import com.opspawn.task.Task;
import com.opspawn.task.TaskCursor;
import com.opspawn.task.TaskKey;
import com.opspawn.task.TaskPage;
import com.opspawn.task.TaskQuery;
import com.opspawn.task.TaskStore;
import java.time.Instant;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.pagination.sync.SdkIterable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;

/** Reads tasks from DynamoDB. An index only finds keys; the base table answers, strongly. */
public final class DynamoDbTaskStore implements TaskStore {
    /** Where hardly a task is in the status asked for, many are looked at: so many queries, and the page is what it is. */
    static final int MAX_QUERIES = 10;

    private final DynamoDbClient client;
    private final String table;
    private final TaskReading reading;

    /** With real time and real randomness. */
    public DynamoDbTaskStore(DynamoDbClient client, String table) {
        this(client, table, Backoff.real());
    }

    public DynamoDbTaskStore(DynamoDbClient client, String table, Backoff backoff) {
        this.client = client;
        this.table = table;
        this.reading = new TaskReading(new Items(client, table, backoff));
    }

    @Override
    public Optional<Task> find(TaskKey key) {
        return reading.tasks("reading task " + key.taskId(), List.of(key)).stream()
                .findFirst();
    }

    @Override
    public TaskPage list(TaskQuery query) {
        PageInProgress page = new PageInProgress(query);
        Optional<TaskCursor> from = query.cursor();
        int queries = 0;
        do {
            queries++;
            QueryRequest request = listRequest(query, from);
            QueryResponse found = asked("listing tasks", () -> client.query(request));
            List<Map<String, AttributeValue>> keys = found.items();
            reading.tasks(
                            "reading tasks",
                            keys.stream().map(DynamoDbTaskStore::key).toList())
                    .forEach(page::add);
            from = found.hasLastEvaluatedKey() && !keys.isEmpty()
                    ? Optional.of(place(keys.getLast()))
                    : Optional.empty();
        } while (!page.isFull() && queries < MAX_QUERIES && from.isPresent());
        return page.finish(from);
    }

    private QueryRequest listRequest(TaskQuery query, Optional<TaskCursor> from) {
        Map<String, AttributeValue> values = new HashMap<>();
        QueryRequest.Builder request =
                QueryRequest.builder().tableName(table).scanIndexForward(false).limit(atOnce(query));
        if (query.agentId().isPresent()) {
            request.indexName("by_agent").keyConditionExpression(Keys.BY_AGENT + " = :k" + before(from, values));
            values.put(":k", string(Keys.agent(query.tenant(), query.agentId().get())));
        } else if (query.status().isPresent()) {
            request.indexName("by_status").keyConditionExpression(Keys.BY_STATUS + " = :k" + before(from, values));
            values.put(":k", string(Keys.status(query.tenant(), query.status().get())));
        } else {
            request.indexName("by_tenant").keyConditionExpression(Keys.BY_TENANT + " = :k" + before(from, values));
            values.put(":k", string(Keys.tenant(query.tenant())));
        }
        return request.expressionAttributeValues(values).build();
    }

    /** An agent's tasks are in the index whatever their status: there the wanted ones may be far between. */
    private static int atOnce(TaskQuery query) {
        boolean mayBeRare = query.agentId().isPresent() && query.status().isPresent();
        return mayBeRare ? TaskQuery.MAX_LIMIT : query.limit();
    }

    private static String before(Optional<TaskCursor> from, Map<String, AttributeValue> values) {
        if (from.isEmpty()) {
            return "";
        }
        values.put(":before", string(Keys.created(from.get())));
        return " AND " + Keys.CREATED + " < :before";
    }

    @Override
    public Iterable<TaskKey> pendingSince(Instant before) {
        Map<String, AttributeValue> values =
                Map.of(":all", string(Keys.ALL_PENDING), ":before", string(Keys.created(before)));
        SdkIterable<Map<String, AttributeValue>> found = client.queryPaginator(request -> request.tableName(table)
                        .indexName("pending")
                        .keyConditionExpression(Keys.PENDING + " = :all AND " + Keys.CREATED + " < :before")
                        .expressionAttributeValues(values))
                .items();
        return () -> pending(asked("looking for pending tasks", found::iterator));
    }

    /** Each page is asked for when it is reached, so the store can fail at any step. */
    private Iterator<TaskKey> pending(Iterator<Map<String, AttributeValue>> items) {
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return asked("looking for pending tasks", items::hasNext);
            }

            @Override
            public TaskKey next() {
                return key(asked("looking for pending tasks", items::next));
            }
        };
    }

    private static TaskKey key(Map<String, AttributeValue> item) {
        return Keys.task(TaskItems.text(item, Keys.PK));
    }

    private static TaskCursor place(Map<String, AttributeValue> item) {
        return Keys.place(TaskItems.text(item, Keys.CREATED));
    }

    private <T> T asked(String what, Supplier<T> call) {
        try {
            return call.get();
        } catch (SdkException e) {
            throw new StoreException(what + " in table " + table + ": " + e.getMessage(), e);
        }
    }
}
