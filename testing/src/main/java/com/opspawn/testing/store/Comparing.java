package com.opspawn.testing.store;

import com.opspawn.testing.store.Condition.Comparator;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** How attribute values stand to each other. */
final class Comparing {
    private Comparing() {}

    static boolean isOrdered(AttributeValue.Type type) {
        return type == AttributeValue.Type.S || type == AttributeValue.Type.N || type == AttributeValue.Type.B;
    }

    /** What is absent is unequal to everything, and neither less nor greater than anything. */
    static boolean holds(@Nullable AttributeValue left, Comparator comparator, @Nullable AttributeValue right) {
        if (comparator == Comparator.UNEQUAL) {
            return left == null || right == null || !left.equals(right);
        }
        if (left == null || right == null) {
            return false;
        }
        if (comparator == Comparator.EQUAL) {
            return left.equals(right);
        }
        OptionalInt order = order(left, right);
        return order.isPresent() && holds(order.getAsInt(), comparator);
    }

    private static boolean holds(int order, Comparator comparator) {
        return switch (comparator) {
            case LESS -> order < 0;
            case AT_MOST -> order <= 0;
            case GREATER -> order > 0;
            case AT_LEAST -> order >= 0;
            case EQUAL -> order == 0;
            case UNEQUAL -> order != 0;
        };
    }

    /** Empty where the two are of different types, or of one that has no order. */
    static OptionalInt order(AttributeValue left, AttributeValue right) {
        if (left.type() != right.type() || !isOrdered(left.type())) {
            return OptionalInt.empty();
        }
        return OptionalInt.of(
                switch (left.type()) {
                    case S -> Utf8.compare(left.s(), right.s());
                    case N -> new BigDecimal(left.n()).compareTo(new BigDecimal(right.n()));
                    default ->
                        Arrays.compareUnsigned(
                                left.b().asByteArrayUnsafe(), right.b().asByteArrayUnsafe());
                });
    }

    static boolean beginsWith(@Nullable AttributeValue value, @Nullable AttributeValue prefix) {
        if (value == null || prefix == null || value.type() != prefix.type()) {
            return false;
        }
        if (value.type() == AttributeValue.Type.S) {
            return value.s().startsWith(prefix.s());
        }
        return value.type() == AttributeValue.Type.B && beginsWith(bytes(value), bytes(prefix));
    }

    private static boolean beginsWith(byte[] bytes, byte[] prefix) {
        return bytes.length >= prefix.length && Arrays.equals(bytes, 0, prefix.length, prefix, 0, prefix.length);
    }

    private static byte[] bytes(AttributeValue value) {
        return value.b().asByteArrayUnsafe();
    }
}
