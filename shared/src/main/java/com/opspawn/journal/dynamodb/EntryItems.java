package com.opspawn.journal.dynamodb;

import static com.opspawn.task.dynamodb.Keys.string;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.opspawn.journal.Completion;
import com.opspawn.journal.Entry;
import com.opspawn.journal.Fact;
import com.opspawn.journal.FactJson;
import com.opspawn.json.Json;
import com.opspawn.json.ObjectReader;
import com.opspawn.task.TaskKey;
import com.opspawn.task.dynamodb.Body;
import com.opspawn.task.dynamodb.Keys;
import com.opspawn.task.dynamodb.TaskItems;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.LongFunction;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * An entry as an item: {@code type} and {@code at} in the open, the fact's fields as JSON in {@code body}, and
 * {@code put_id}, by which a writer recognises its own put after an answer that never came. A result that is the text of the
 * answer beside it is not written twice: {@code result_at} names that entry.
 */
final class EntryItems {
    private static final String PUT_ID = "put_id";

    private EntryItems() {}

    /** @param together what is recorded in one append, this one among it */
    static Map<String, AttributeValue> write(TaskKey key, Entry entry, List<Entry> together, String putId) {
        Map<String, AttributeValue> item = new HashMap<>(Keys.entry(key, entry.seq()));
        item.put("type", string(FactJson.type(entry.fact())));
        item.put("at", string(entry.at().toString()));
        ObjectNode fields = FactJson.write(entry.fact());
        if (entry.fact() instanceof Fact.Completed) {
            long resultAt = Completion.resultAt(entry, together);
            if (resultAt != entry.seq()) {
                fields.remove("result");
                item.putAll(TaskItems.resultAt(resultAt));
            }
        }
        item.put("body", Body.write(Json.write(fields)));
        item.put(PUT_ID, string(putId));
        return item;
    }

    static boolean isBy(String putId, Map<String, AttributeValue> item) {
        return Objects.equals(item.get(PUT_ID), string(putId));
    }

    /** @param others gives the item of an earlier entry of the same journal */
    static Entry read(Map<String, AttributeValue> item, LongFunction<Map<String, AttributeValue>> others) {
        ObjectReader fields = ObjectReader.of(Body.read(item, "body"));
        if (item.containsKey(TaskItems.RESULT_AT)) {
            long answer = Long.parseLong(item.get(TaskItems.RESULT_AT).n());
            fields.node()
                    .put(
                            "result",
                            ObjectReader.of(Body.read(others.apply(answer), "body"))
                                    .string("text"));
        }
        return new Entry(seq(item), Instant.parse(text(item, "at")), FactJson.read(text(item, "type"), fields));
    }

    static long seq(Map<String, AttributeValue> item) {
        return Long.parseLong(text(item, Keys.SK).substring("E#".length()));
    }

    private static String text(Map<String, AttributeValue> item, String name) {
        return Objects.requireNonNull(item.get(name), name).s();
    }
}
