package com.opspawn.testing.store;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Writes expressions at random, with what stands beside them. */
final class DrawnExpression {
    private static final List<String> ATTRIBUTES = List.of("s", "t", "n", "x", "PK", "created_key", "#s", "#status");
    private static final Map<String, String> NAMES = Map.of("#s", "s", "#status", "status");

    private final Drawn drawn;
    private final Map<String, String> names = new HashMap<>();
    private final Map<String, AttributeValue> values = new HashMap<>();
    private int named;

    DrawnExpression(Drawn drawn) {
        this.drawn = drawn;
    }

    /** Null where there are none: an empty map is an error. */
    @Nullable
    Map<String, String> names() {
        return names.isEmpty() ? null : names;
    }

    @Nullable
    Map<String, AttributeValue> values() {
        return values.isEmpty() ? null : values;
    }

    String condition() {
        return drawn.oneIn(2) ? drawn.any(List.of("attribute_not_exists(PK)", "attribute_exists(PK)")) : condition(3);
    }

    private String condition(int depth) {
        return switch (depth == 0 ? 4 + drawn.upTo(7) : drawn.upTo(11)) {
            case 0, 1 -> condition(depth - 1) + " AND " + condition(depth - 1);
            case 2 -> condition(depth - 1) + " OR " + condition(depth - 1);
            case 3 -> drawn.any(List.of("NOT ", "not ", "")) + "(" + condition(depth - 1) + ")";
            case 4 -> "attribute_exists(" + attribute() + ")";
            case 5 -> "attribute_not_exists( " + attribute() + " )";
            case 6 -> "begins_with(" + attribute() + "," + value() + ")";
            case 7 -> attribute() + " BETWEEN " + value() + " AND " + value();
            case 8, 9 -> "total" + comparator() + value(drawn.total());
            default -> operand() + comparator() + operand();
        };
    }

    private String comparator() {
        return drawn.any(List.of("=", " = ", "<>", " < ", "<=", " >", " >= "));
    }

    private String operand() {
        return drawn.oneIn(2) ? value() : attribute();
    }

    private String attribute() {
        String attribute = drawn.any(ATTRIBUTES);
        @Nullable String name = NAMES.get(attribute);
        if (name != null && !drawn.oneIn(50)) {
            names.put(attribute, name);
        }
        return attribute;
    }

    /** Its number written as it is kept: as DynamoDB Local gets it in an update, it keeps it. */
    private AttributeValue kept() {
        return Values.kept(drawn.value());
    }

    /** Never a key, not even an index's: what is wrong with those DynamoDB Local says in one way or another. */
    private String changed() {
        String attribute = attribute();
        return List.of("PK", "created_key").contains(attribute) ? changed() : attribute;
    }

    private String value() {
        return value(drawn.value());
    }

    String value(AttributeValue value) {
        String name = ":v" + named++;
        if (!drawn.oneIn(100)) {
            values.put(name, value);
        }
        return name;
    }

    String update(Map<String, AttributeValue> key) {
        String text = "";
        if (!drawn.oneIn(4)) {
            text += "SET " + several(() -> changed() + " = " + value(kept()));
        }
        if (drawn.oneIn(3)) {
            text += (text.isEmpty() ? "SET " : ", ") + "created_key=" + value(drawn.created(key));
        }
        if (drawn.oneIn(2) || text.isEmpty()) {
            text += " REMOVE "
                    + several(() -> drawn.any(List.of("pending_key", "tenant_key", "s", "t", "n", "nothing")));
        }
        return drawn.oneIn(4) ? text + " ADD total " + value(kept()) : text;
    }

    private String several(Supplier<String> one) {
        return IntStream.rangeClosed(0, drawn.upTo(2)).mapToObj(_ -> one.get()).collect(Collectors.joining(", "));
    }
}
