package com.opspawn.testing.store;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Makes writes of what requests and the parts of transactions say. */
final class WriteReader {
    private static final Update NOTHING = new Update(List.of(), List.of(), List.of());
    private static final Expression<Update> NO_UPDATE =
            new Expression<>("UpdateExpression", NOTHING, Set.of(), Set.of());

    private final Expressions expressions;

    WriteReader(Expressions expressions) {
        this.expressions = expressions;
    }

    Write put(Table table, @Nullable Map<String, AttributeValue> given, Terms terms) {
        if (given == null || given.isEmpty()) {
            throw Refusals.invalid("Item to put in PutItem cannot be null");
        }
        Guarded guarded = guarded(terms);
        Map<String, AttributeValue> item = Values.kept(given);
        table.schema().checkItem(item);
        return new Write(table, keyOf(item, table), new Action.Put(item), guarded.guard(), terms.showsItem());
    }

    Write update(Table table, Map<String, AttributeValue> key, @Nullable String text, Terms terms) {
        Expression<Update> update = text == null ? NO_UPDATE : expressions.update(text);
        Guarded guarded = guarded(terms, update);
        table.schema().checkKey(key);
        Editing editing = new Editing(update.meaning(), guarded.placeholders());
        table.schema().checkAssigned(editing.assigned());
        return new Write(table, key, new Action.Edit(editing), guarded.guard(), terms.showsItem());
    }

    Write delete(Table table, Map<String, AttributeValue> key, Terms terms) {
        Guarded guarded = guarded(terms);
        table.schema().checkKey(key);
        return new Write(table, key, new Action.Delete(), guarded.guard(), terms.showsItem());
    }

    Write check(Table table, Map<String, AttributeValue> key, Terms terms) {
        if (terms.condition() == null) {
            throw Refusals.invalid(
                    "Value null at 'transactItems.conditionCheck.conditionExpression' failed to satisfy constraint:"
                            + " Member must not be null");
        }
        Guarded guarded = guarded(terms);
        table.schema().checkKey(key);
        return new Write(table, key, new Action.Check(), guarded.guard(), terms.showsItem());
    }

    private static Map<String, AttributeValue> keyOf(Map<String, AttributeValue> item, Table table) {
        Map<String, AttributeValue> key = new HashMap<>(item);
        key.keySet().removeIf(name -> !table.schema().isKey(name));
        return key;
    }

    private record Guarded(@Nullable Guard guard, Placeholders placeholders) {}

    private Guarded guarded(Terms terms, Expression<?>... others) {
        Placeholders placeholders = Placeholders.of(terms.names(), terms.values());
        @Nullable String text = terms.condition();
        if (text == null) {
            placeholders.check(others);
            return new Guarded(null, placeholders);
        }
        Expression<Condition> condition = expressions.condition(text);
        placeholders.check(with(condition, others));
        return new Guarded(new Guard(condition.meaning(), placeholders), placeholders);
    }

    private static Expression<?>[] with(Expression<?> one, Expression<?>[] others) {
        Expression<?>[] all = Arrays.copyOf(others, others.length + 1);
        all[others.length] = one;
        return all;
    }
}
