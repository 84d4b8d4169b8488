package com.opspawn.task.dynamodb;

import static com.opspawn.task.dynamodb.Keys.string;

import com.opspawn.task.StoreException;
import com.opspawn.task.Task;
import com.opspawn.task.TaskCursor;
import com.opspawn.task.TaskKey;
import com.opspawn.task.TaskPage;
import com.opspawn.task.TaskQuery;
import com.opspawn.task.TaskStore;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.pagination.sync.SdkIterable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;

/** Reads tasks from DynamoDB. An index only finds keys; the base table answers, strongly. */
public final class DynamoDbTaskStore implements TaskStore {
    private final DynamoDbClient client;
    private final String table;

    public DynamoDbTaskStore(DynamoDbClient client, String table) {
        this.client = client;
        this.table = table;
    }

    @Override
    public Optional<Task> find(TaskKey key) {
        Map<String, AttributeValue> item = asked(
                "reading task " + key.taskId(),
                () -> client.getItem(request ->
                                request.tableName(table).key(Keys.meta(key)).consistentRead(true))
                        .item());
        return item.isEmpty() ? Optional.empty() : Optional.of(TaskItems.read(item));
    }

    @Override
    public TaskPage list(TaskQuery query) {
        PageInProgress page = new PageInProgress(query);
        Optional<TaskCursor> from = query.cursor();
        do {
            QueryRequest request = listRequest(query, from);
            QueryResponse found = asked("listing tasks", () -> client.query(request));
            List<Map<String, AttributeValue>> keys = found.items();
            page.add(load(keys.stream().map(DynamoDbTaskStore::key).toList()));
            from = found.hasLastEvaluatedKey() && !keys.isEmpty()
                    ? Optional.of(place(keys.getLast()))
                    : Optional.empty();
        } while (!page.isFull() && from.isPresent());
        return page.finish(from);
    }

    private QueryRequest listRequest(TaskQuery query, Optional<TaskCursor> from) {
        Map<String, AttributeValue> values = new HashMap<>();
        QueryRequest.Builder request =
                QueryRequest.builder().tableName(table).scanIndexForward(false).limit(query.limit());
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

    private static String before(Optional<TaskCursor> from, Map<String, AttributeValue> values) {
        if (from.isEmpty()) {
            return "";
        }
        values.put(":before", string(Keys.created(from.get())));
        return " AND " + Keys.CREATED + " < :before";
    }

    /** In the order of the keys. BatchGetItem answers with what fits into 16 MB and names the rest. */
    private List<Task> load(List<TaskKey> keys) {
        Map<TaskKey, Task> tasks = new HashMap<>();
        Map<String, KeysAndAttributes> open = keys.isEmpty() ? Map.of() : Map.of(table, wanted(keys));
        while (!open.isEmpty()) {
            Map<String, KeysAndAttributes> request = open;
            BatchGetItemResponse response =
                    asked("reading tasks", () -> client.batchGetItem(get -> get.requestItems(request)));
            response.responses().getOrDefault(table, List.of()).stream()
                    .map(TaskItems::read)
                    .forEach(task -> tasks.put(task.key(), task));
            open = response.unprocessedKeys();
        }
        return keys.stream().map(tasks::get).filter(Objects::nonNull).toList();
    }

    private static KeysAndAttributes wanted(List<TaskKey> keys) {
        return KeysAndAttributes.builder()
                .keys(keys.stream().map(Keys::meta).toList())
                .consistentRead(true)
                .build();
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
        return () -> found.stream().map(DynamoDbTaskStore::key).iterator();
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
