package com.opspawn.testing.store;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A condition with what stands beside it, checked as far as it can be without an item. */
record Guard(Condition condition, Placeholders placeholders) {
    private static final String KIND = "ConditionExpression";

    Guard {
        new Operands(KIND, placeholders).check(condition);
    }

    /** @param item empty where none stands there */
    boolean holds(Map<String, AttributeValue> item) {
        return holds(condition, item);
    }

    private boolean holds(Condition condition, Map<String, AttributeValue> item) {
        return switch (condition) {
            case Condition.And(Condition left, Condition right) -> holds(left, item) && holds(right, item);
            case Condition.Or(Condition left, Condition right) -> holds(left, item) || holds(right, item);
            case Condition.Not(Condition negated) -> !holds(negated, item);
            case Condition.Exists(Operand.Attribute attribute) -> value(attribute, item) != null;
            case Condition.NotExists(Operand.Attribute attribute) -> value(attribute, item) == null;
            case Condition.BeginsWith(Operand.Attribute attribute, Operand prefix) ->
                Comparing.beginsWith(value(attribute, item), value(prefix, item));
            case Condition.Between(Operand operand, Operand low, Operand high) ->
                compared(operand, Condition.Comparator.AT_LEAST, low, item)
                        && compared(operand, Condition.Comparator.AT_MOST, high, item);
            case Condition.Comparison(Operand left, Condition.Comparator comparator, Operand right) ->
                compared(left, comparator, right, item);
        };
    }

    private boolean compared(
            Operand left, Condition.Comparator comparator, Operand right, Map<String, AttributeValue> item) {
        return Comparing.holds(value(left, item), comparator, value(right, item));
    }

    private @Nullable AttributeValue value(Operand operand, Map<String, AttributeValue> item) {
        return switch (operand) {
            case Operand.Attribute attribute -> item.get(placeholders.name(attribute));
            case Operand.Value value -> placeholders.value(value);
        };
    }
}
