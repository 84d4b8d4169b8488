package com.opspawn.testing.store;

import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What stands beside expressions: the names behind their {@code #n} and the values behind their {@code :v}. */
record Placeholders(Map<String, String> names, Map<String, AttributeValue> values) {
    /** The values as they are kept. */
    static Placeholders of(Map<String, String> names, Map<String, AttributeValue> values) {
        return new Placeholders(names, Values.kept(values));
    }

    String name(Operand.Attribute attribute) {
        return attribute.name().startsWith("#")
                ? Objects.requireNonNull(names.get(attribute.name()), attribute.name())
                : attribute.name();
    }

    AttributeValue value(Operand.Value value) {
        return Objects.requireNonNull(values.get(value.name()), value.name());
    }

    /** Each that is used is given, and each that is given is used by one of the expressions. */
    void check(Expression<?>... expressions) {
        for (Expression<?> expression : expressions) {
            checkDefined(expression);
        }
        Set<String> spareNames =
                spare(names.keySet(), name -> isIn(expressions, e -> e.names().contains(name)));
        if (!spareNames.isEmpty()) {
            throw Refusals.invalid("Value provided in ExpressionAttributeNames unused in expressions: keys: {"
                    + String.join(", ", spareNames) + "}");
        }
        Set<String> spareValues =
                spare(values.keySet(), name -> isIn(expressions, e -> e.values().contains(name)));
        if (!spareValues.isEmpty()) {
            throw Refusals.invalid("Value provided in ExpressionAttributeValues unused in expressions: keys: {"
                    + String.join(", ", spareValues) + "}");
        }
    }

    private static boolean isIn(Expression<?>[] expressions, Predicate<Expression<?>> mentions) {
        return Stream.of(expressions).anyMatch(mentions);
    }

    private static Set<String> spare(Set<String> given, Predicate<String> used) {
        Set<String> spare = new TreeSet<>(given);
        spare.removeIf(used);
        return spare;
    }

    private void checkDefined(Expression<?> expression) {
        for (String name : expression.names()) {
            if (!names.containsKey(name)) {
                throw Refusals.invalid("Invalid " + expression.kind()
                        + ": An expression attribute name used in the document path is not defined; attribute name: "
                        + name);
            }
        }
        for (String value : expression.values()) {
            if (!values.containsKey(value)) {
                throw Refusals.invalid("Invalid " + expression.kind()
                        + ": An expression attribute value used in expression is not defined; attribute value: "
                        + value);
            }
        }
    }
}
