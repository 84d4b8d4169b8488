package com.opspawn.memory.dynamodb;

import static com.opspawn.task.dynamodb.Keys.PK;
import static com.opspawn.task.dynamodb.Keys.SK;
import static com.opspawn.task.dynamodb.Keys.string;

import com.opspawn.memory.Best;
import com.opspawn.memory.MemoryCursor;
import com.opspawn.memory.MemoryEntry;
import com.opspawn.memory.MemoryException;
import com.opspawn.memory.MemoryFields;
import com.opspawn.memory.MemoryPage;
import com.opspawn.memory.MemoryQuery;
import com.opspawn.memory.MemoryScope;
import com.opspawn.memory.Recalled;
import com.opspawn.memory.Vector;
import com.opspawn.memory.VectorStore;
import com.opspawn.task.dynamodb.Backoff;
import com.opspawn.task.dynamodb.Keys;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/** Memories beside the tasks, in the same table. For the first thousands of an agent's memories: each search reads all. */
public final class DynamoDbVectors implements VectorStore {
    /** A search of so many reads some 10 MB with small vectors and 40 MB with large ones. */
    public static final int MAX_MEMORIES = 5_000;

    private static final Logger LOG = LoggerFactory.getLogger(DynamoDbVectors.class);

    private final MemoryTable table;
    private final MemoryCount count;
    private final int max;

    public DynamoDbVectors(DynamoDbClient client, String table) {
        this(client, table, Backoff.real(), MAX_MEMORIES);
    }

    DynamoDbVectors(DynamoDbClient client, String table, Backoff backoff, int max) {
        this.table = new MemoryTable(client, table, backoff);
        this.count = new MemoryCount(this.table, max);
        this.max = max;
    }

    private static String partition(MemoryScope scope) {
        return Keys.memories(scope.tenant(), scope.agentId());
    }

    @Override
    public void add(MemoryScope scope, MemoryEntry entry, Vector vector) {
        String partition = partition(scope);
        if (count.reserve(partition)) {
            put(partition, entry, vector);
        } else if (table.read(List.of(MemoryItems.key(partition, entry.id()))).isEmpty()) {
            throw MemoryException.full(scope.agentId(), max);
        }
    }

    private void put(String partition, MemoryEntry entry, Vector vector) {
        try {
            table.asked(
                    "adding a memory",
                    dynamo -> dynamo.putItem(put -> put.tableName(table.name())
                            .item(MemoryItems.write(partition, entry, vector))
                            .conditionExpression("attribute_not_exists(" + PK + ")")));
        } catch (ConditionalCheckFailedException e) {
            // It was there already, and was counted then.
            count.release(partition, 1);
        }
    }

    @Override
    public List<Recalled> nearest(MemoryScope scope, Vector query, int limit) {
        String partition = partition(scope);
        QueryRequest vectors = table.query(partition, MemoryItems.PREFIX)
                .projectionExpression(String.join(", ", SK, MemoryItems.EMBEDDER, MemoryItems.VECTOR))
                .build();
        Best best = new Best(query, limit);
        table.walk(vectors, items -> {
            items.forEach(item -> best.offer(MemoryItems.id(item), MemoryItems.vector(item)));
            return best;
        });
        if (best.passedOver() > 0) {
            LOG.warn(
                    "agent '{}': {} memories were not searched, since {} did not embed them",
                    scope.agentId(),
                    best.passedOver(),
                    query.embedder());
        }
        return recalled(partition, best.found());
    }

    /** What was deleted meanwhile is not recalled. */
    private List<Recalled> recalled(String partition, List<Best.Candidate> best) {
        Map<String, MemoryEntry> entries =
                table
                        .read(best.stream()
                                .map(found -> MemoryItems.key(partition, found.id()))
                                .toList())
                        .stream()
                        .map(MemoryItems::entry)
                        .collect(Collectors.toMap(MemoryEntry::id, Function.identity()));
        List<Recalled> recalled = new ArrayList<>();
        for (Best.Candidate found : best) {
            MemoryEntry entry = entries.get(found.id());
            if (entry != null) {
                recalled.add(new Recalled(entry, found.score()));
            }
        }
        return recalled;
    }

    @Override
    public MemoryPage list(MemoryScope scope, MemoryQuery query) {
        String partition = partition(scope);
        QueryRequest.Builder request = table.query(partition, MemoryItems.PREFIX);
        query.cursor().ifPresent(place -> request.exclusiveStartKey(MemoryItems.key(partition, place.after())));
        if (query.taskId().isEmpty()) {
            request.limit(query.limit() + 1);
        }
        List<MemoryEntry> entries = table.walk(
                request.build(),
                items -> items.map(MemoryItems::entry)
                        .filter(entry -> isOf(entry, query))
                        .limit(query.limit() + 1)
                        .toList());
        if (entries.size() <= query.limit()) {
            return new MemoryPage(entries, Optional.empty());
        }
        List<MemoryEntry> page = entries.subList(0, query.limit());
        return new MemoryPage(
                page, Optional.of(new MemoryCursor("", page.getLast().id())));
    }

    private static boolean isOf(MemoryEntry entry, MemoryQuery query) {
        return query.taskId().isEmpty()
                || query.taskId().get().equals(entry.provenance().taskId());
    }

    @Override
    public boolean delete(MemoryScope scope, String id) {
        String partition = partition(scope);
        boolean there = table.asked(
                        "deleting a memory",
                        dynamo -> dynamo.deleteItem(delete -> delete.tableName(table.name())
                                .key(MemoryItems.key(partition, id))
                                .returnValues("ALL_OLD")))
                .hasAttributes();
        if (there) {
            count.release(partition, 1);
        }
        return there;
    }

    @Override
    public void deleteAll(MemoryScope scope) {
        String partition = partition(scope);
        List<Map<String, AttributeValue>> keys = new ArrayList<>(keys(partition, _ -> true));
        keys.add(MemoryCount.key(partition));
        table.delete(keys);
    }

    @Override
    public void deleteOfTask(MemoryScope scope, String taskId) {
        String partition = partition(scope);
        List<Map<String, AttributeValue>> keys =
                keys(partition, item -> string(taskId).equals(item.get(MemoryFields.TASK_ID)));
        table.delete(keys);
        count.release(partition, keys.size());
    }

    private List<Map<String, AttributeValue>> keys(String partition, Predicate<Map<String, AttributeValue>> wanted) {
        QueryRequest query = table.query(partition, MemoryItems.PREFIX)
                .projectionExpression(String.join(", ", SK, MemoryFields.TASK_ID))
                .build();
        return table.walk(
                query,
                items -> items.filter(wanted)
                        .map(item -> MemoryItems.key(partition, MemoryItems.id(item)))
                        .toList());
    }
}
