package com.opspawn.journal.dynamodb;

import static com.opspawn.task.Samples.NOON;
import static com.opspawn.task.Samples.TENANT;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.opspawn.journal.Entry;
import com.opspawn.journal.Fact;
import com.opspawn.journal.Facts;
import com.opspawn.journal.History;
import com.opspawn.journal.Idempotency;
import com.opspawn.json.Json;
import com.opspawn.task.Samples;
import com.opspawn.task.Task;
import com.opspawn.task.TaskKey;
import com.opspawn.task.dynamodb.Backoff;
import com.opspawn.task.dynamodb.DynamoDbTaskStore;
import com.opspawn.task.dynamodb.LocalTable;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Items as this version writes them, kept in a file: journals outlive versions. An item there is never changed; a kind of
 * entry that is new gets items of its own.
 */
final class StoredItemsTest {
    private static final String TODAY = "stored-items-3.json";
    private static final TaskKey COMPLETED = Samples.key(TENANT, 1);
    private static final TaskKey FAILED = Samples.key(TENANT, 2);
    private static final TaskKey CANCELLED = Samples.key(TENANT, 3);
    /** By an answer whose text is the result. */
    private static final TaskKey ANSWERED = Samples.key(TENANT, 4);

    private final LocalTable table = LocalTable.create();
    private final DynamoDbJournal journal =
            new DynamoDbJournal(table.client(), table.name(), () -> "put-id", new Backoff(new Random(), _ -> {}));

    /** @param name of the items as one version wrote them; a version that writes others gets a file of its own */
    private static List<Map<String, AttributeValue>> stored(String name) throws IOException {
        try (InputStream file = StoredItemsTest.class.getResourceAsStream(name)) {
            List<Map<String, AttributeValue>> items = new ArrayList<>();
            Json.parse(Objects.requireNonNull(file).readAllBytes()).forEach(item -> items.add(item((ObjectNode) item)));
            return items;
        }
    }

    private static Map<String, AttributeValue> item(ObjectNode json) {
        Map<String, AttributeValue> item = new HashMap<>();
        json.properties().forEach(property -> item.put(property.getKey(), value(property.getValue())));
        return item;
    }

    /** In the file, texts are strings and numbers are numbers. */
    private static AttributeValue value(JsonNode json) {
        return json.isTextual()
                ? AttributeValue.builder().s(json.textValue()).build()
                : AttributeValue.builder().n(json.asText()).build();
    }

    private static History history(TaskKey key, Fact... facts) {
        History history = new History(key, List.of(new Entry(0, NOON, new Fact.Submitted(Samples.FULL))));
        for (Fact fact : facts) {
            history = history.plus(List.of(new Entry(history.nextSeq(), NOON.plusSeconds(history.nextSeq()), fact)));
        }
        return history;
    }

    private static List<History> histories() {
        return List.of(
                history(COMPLETED, Facts.CALLS_TOOLS, Facts.TOOLS_FINISHED, Facts.COMPLETED),
                history(FAILED, Facts.FAILED),
                history(CANCELLED, Facts.CALLS_TOOLS, Facts.CANCELLED));
    }

    private static History answered() {
        History submitted = history(ANSWERED);
        List<Fact> together = List.of(Facts.answer("It is 42."), new Fact.Completed("It is 42."));
        return submitted.plus(submitted.next(together, NOON.plusSeconds(1)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"stored-items.json", "stored-items-2.json", TODAY})
    void whatWasStoredStaysReadable(String name) throws Exception {
        for (Map<String, AttributeValue> item : stored(name)) {
            table.client().putItem(request -> request.tableName(table.name()).item(item));
        }
        DynamoDbTaskStore tasks = new DynamoDbTaskStore(table.client(), table.name());

        for (History history : histories()) {
            assertThat(journal.read(history.key(), 0)).isEqualTo(history.entries());
            assertThat(tasks.find(history.key())).contains(history.task());
        }
        if (name.equals(TODAY)) {
            assertThat(journal.read(ANSWERED, 0)).isEqualTo(answered().entries());
            assertThat(tasks.find(ANSWERED)).contains(answered().task());
        }
    }

    @Test
    void whatIsWrittenTodayIsWhatWasStored() throws Exception {
        for (History history : histories()) {
            History written = open(history);
            for (Entry entry : history.entries().subList(1, history.entries().size())) {
                journal.append(written, List.of(entry.fact()), entry.at());
                written = written.plus(List.of(entry));
            }
        }

        History answered = answered();
        journal.append(
                open(answered),
                answered.entries().subList(1, 3).stream().map(Entry::fact).toList(),
                answered.last().at());

        assertThat(byKey(table.client()
                        .scan(request -> request.tableName(table.name()))
                        .items()))
                .isEqualTo(byKey(stored(TODAY)));
    }

    private History open(History history) {
        Task task = Task.submitted(history.key(), history.submission(), NOON);
        journal.open(task, new Idempotency(Optional.of("key of " + task.key().taskId()), "body hash"));
        return history(history.key());
    }

    private static Map<String, Map<String, AttributeValue>> byKey(List<Map<String, AttributeValue>> items) {
        Map<String, Map<String, AttributeValue>> sorted = new TreeMap<>();
        for (Map<String, AttributeValue> item : items) {
            sorted.put(item.get("PK") + " " + item.get("SK"), item);
        }
        return sorted;
    }
}
