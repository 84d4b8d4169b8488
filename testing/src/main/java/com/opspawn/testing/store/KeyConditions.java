package com.opspawn.testing.store;

import com.opspawn.testing.store.Condition.Comparator;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Makes a range of keys of a condition on them: {@code hash = :h}, and at most one condition on the range key. */
final class KeyConditions {
    private final Placeholders placeholders;
    private final Map<String, Condition> byAttribute = new HashMap<>();

    private KeyConditions(Placeholders placeholders) {
        this.placeholders = placeholders;
    }

    static KeyRange range(Condition condition, TableDefinition.Key key, Placeholders placeholders) {
        new Operands("KeyConditionExpression", placeholders).check(condition);
        KeyConditions conditions = new KeyConditions(placeholders);
        conditions.collect(condition);
        return conditions.range(key);
    }

    private void collect(Condition condition) {
        switch (condition) {
            case Condition.And(Condition left, Condition right) -> {
                collect(left);
                collect(right);
            }
            case Condition.Comparison said
            when said.left() instanceof Operand.Value && said.right() instanceof Operand.Attribute ->
                collect(said.mirrored());
            case Condition.Comparison(Operand left, Comparator comparator, Operand _) -> {
                if (comparator == Comparator.UNEQUAL) {
                    throw notAllowed("<>");
                }
                add(left, condition);
            }
            case Condition.Between(Operand operand, Operand _, Operand _) -> add(operand, condition);
            case Condition.BeginsWith(Operand.Attribute attribute, Operand _) -> add(attribute, condition);
            case Condition.Or _ -> throw notAllowed("OR");
            case Condition.Not _ -> throw notAllowed("NOT");
            case Condition.Exists _ -> throw notAllowed("attribute_exists");
            case Condition.NotExists _ -> throw notAllowed("attribute_not_exists");
        }
    }

    private static RuntimeException notAllowed(String operator) {
        return Refusals.invalid("Invalid operator used in KeyConditionExpression: " + operator);
    }

    private void add(Operand operand, Condition condition) {
        if (!(operand instanceof Operand.Attribute attribute)) {
            throw new IllegalArgumentException("MemoryDynamoDb: a KeyConditionExpression that compares two values");
        }
        if (byAttribute.put(placeholders.name(attribute), condition) != null) {
            throw Refusals.invalid("KeyConditionExpressions must only contain one condition per key");
        }
    }

    private KeyRange range(TableDefinition.Key key) {
        @Nullable Condition hash = byAttribute.remove(key.hash());
        @Nullable Condition range = byAttribute.remove(key.range());
        if (hash == null || !byAttribute.isEmpty()) {
            throw Refusals.invalid("Query condition missed key schema element");
        }
        if (!(hash instanceof Condition.Comparison equal) || equal.comparator() != Comparator.EQUAL) {
            throw Refusals.invalid("Query key condition not supported");
        }
        return range(text(equal.right(), key.hash()), range, key.range());
    }

    private KeyRange range(String hash, @Nullable Condition condition, String name) {
        return switch (condition) {
            case null -> new KeyRange(hash, null, null);
            case Condition.Comparison comparison ->
                compared(hash, comparison.comparator(), text(comparison.right(), name));
            case Condition.Between between ->
                new KeyRange(
                        hash, Position.before(text(between.low(), name)), Position.after(text(between.high(), name)));
            case Condition.BeginsWith beginsWith -> prefixed(hash, text(beginsWith.prefix(), name));
            default -> throw new IllegalStateException("collected: " + condition);
        };
    }

    private static KeyRange compared(String hash, Comparator comparator, String value) {
        return switch (comparator) {
            case EQUAL -> new KeyRange(hash, Position.before(value), Position.after(value));
            case LESS -> new KeyRange(hash, null, Position.before(value));
            case AT_MOST -> new KeyRange(hash, null, Position.after(value));
            case GREATER -> new KeyRange(hash, Position.after(value), null);
            case AT_LEAST -> new KeyRange(hash, Position.before(value), null);
            case UNEQUAL -> throw notAllowed("<>");
        };
    }

    private static KeyRange prefixed(String hash, String prefix) {
        @Nullable String next = Utf8.afterAllWith(prefix);
        return new KeyRange(hash, Position.before(prefix), next == null ? null : Position.before(next));
    }

    private String text(Operand operand, String name) {
        if (!(operand instanceof Operand.Value named)) {
            throw new IllegalArgumentException("MemoryDynamoDb: a KeyConditionExpression that compares two attributes");
        }
        AttributeValue value = placeholders.value(named);
        if (value.type() != AttributeValue.Type.S) {
            throw Refusals.invalid(
                    "One or more parameter values were invalid: Condition parameter type does not match schema type");
        }
        if (value.s().isEmpty()) {
            throw Refusals.invalid("One or more parameter values are not valid. The AttributeValue for a key attribute"
                    + " cannot contain an empty string value. Key: " + name);
        }
        return value.s();
    }
}
