package com.opspawn.testing.store;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * One write of one item, checked as far as it can be before the item is looked at.
 *
 * @param key the key's two attributes, by name
 * @param guard null where no condition was given
 * @param showsItem whether a failed condition shows what stands there
 */
record Write(
        Table table,
        ItemKey place,
        Map<String, AttributeValue> key,
        Action action,
        @Nullable Guard guard,
        boolean showsItem) {
    @Nullable
    Item before() {
        return table.find(place);
    }

    /**
     * What stands there afterwards.
     *
     * @throws software.amazon.awssdk.services.dynamodb.model.DynamoDbException where the condition does not hold, or the
     *     item cannot be so
     */
    @Nullable
    Item after(@Nullable Item before) {
        Map<String, AttributeValue> attributes = before == null ? Map.of() : before.attributes();
        if (guard != null && !guard.holds(attributes)) {
            throw Refusals.conditionFailed(showsItem && before != null ? attributes : null);
        }
        return switch (action) {
            case Action.Put(Item item) -> item;
            case Action.Edit(Editing editing) ->
                editing.apply(before == null ? new HashMap<>(key) : attributes, table.schema());
            case Action.Delete _ -> null;
            case Action.Check _ -> before;
        };
    }

    void store(@Nullable Item before, @Nullable Item after) {
        table.store(place, before, after);
    }
}
