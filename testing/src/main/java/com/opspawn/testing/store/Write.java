package com.opspawn.testing.store;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * One write of one item, checked as far as it can be before the table is looked at.
 *
 * @param key the key's two attributes, by name
 * @param guard null where no condition was given
 * @param showsItem whether a failed condition shows what stands there
 */
record Write(
        Table table,
        Map<String, AttributeValue> key,
        Action action,
        @Nullable Guard guard,
        boolean showsItem) {
    /** The item as it stood and as it is to stand; null where there is none. */
    record Outcome(
            Table table,
            ItemKey place,
            @Nullable Item before,
            @Nullable Item after) {
        void store() {
            table.store(place, before, after);
        }
    }

    /**
     * What comes of it. Nothing is written yet.
     *
     * @throws software.amazon.awssdk.services.dynamodb.model.DynamoDbException where the condition does not hold, or the
     *     item cannot be so
     */
    Outcome outcome() {
        ItemKey place = table.schema().place(key);
        if (action instanceof Action.Put(Map<String, AttributeValue> item)) {
            table.schema().checkIndexTypes(item);
        }
        @Nullable Item before = table.find(place);
        Map<String, AttributeValue> attributes = before == null ? Map.of() : before.attributes();
        if (guard != null && !guard.holds(attributes)) {
            throw Refusals.conditionFailed(showsItem && before != null ? attributes : null);
        }
        return new Outcome(table, place, before, after(before));
    }

    private @Nullable Item after(@Nullable Item before) {
        return switch (action) {
            case Action.Put(Map<String, AttributeValue> item) -> Item.of(item);
            case Action.Edit(Editing editing) ->
                editing.apply(before == null ? key : before.attributes(), table.schema());
            case Action.Delete _ -> null;
            case Action.Check _ -> before;
        };
    }

    /** What it brings, in bytes. */
    int payload() {
        return switch (action) {
            case Action.Put(Map<String, AttributeValue> item) -> Values.size(item);
            case Action.Edit(Editing editing) -> Values.size(key) + Values.size(editing.assigned());
            case Action.Delete _, Action.Check _ -> 0;
        };
    }
}
