package com.opspawn.testing.store;

import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Attribute values: as they are kept, and what they count for. */
final class Values {
    /** A list or map counts for this much by itself. */
    private static final int CONTAINER = 3;

    static final AttributeValue EMPTY = AttributeValue.fromS("");

    private Values() {}

    /** As DynamoDB keeps them: a number is written in one way only. */
    static Map<String, AttributeValue> kept(Map<String, AttributeValue> values) {
        Map<String, AttributeValue> kept = HashMap.newHashMap(values.size());
        values.forEach((name, value) -> kept.put(name, kept(value)));
        return kept;
    }

    static AttributeValue kept(AttributeValue value) {
        return switch (value.type()) {
            case S, B, BOOL, NUL -> value;
            case N -> AttributeValue.fromN(Numbers.write(Numbers.read(value.n())));
            case L -> AttributeValue.fromL(value.l().stream().map(Values::kept).toList());
            case M -> AttributeValue.fromM(kept(value.m()));
            case SS, NS, BS -> throw new UnsupportedOperationException("MemoryDynamoDb: sets are not supported");
            case UNKNOWN_TO_SDK_VERSION ->
                throw Refusals.invalid(
                        "Supplied AttributeValue is empty, must contain exactly one of the supported datatypes");
        };
    }

    /** In bytes, by the rules of https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/CapacityUnitCalculations.html */
    static int size(Map<String, AttributeValue> values) {
        int size = 0;
        for (Map.Entry<String, AttributeValue> value : values.entrySet()) {
            size += Utf8.length(value.getKey()) + size(value.getValue());
        }
        return size;
    }

    private static int size(AttributeValue value) {
        return switch (value.type()) {
            case S -> Utf8.length(value.s());
            case B -> value.b().asByteArrayUnsafe().length;
            case N -> Numbers.size(value.n());
            case L ->
                CONTAINER + value.l().stream().mapToInt(part -> size(part) + 1).sum();
            case M -> CONTAINER + size(value.m()) + value.m().size();
            case BOOL, NUL -> 1;
            case SS, NS, BS, UNKNOWN_TO_SDK_VERSION -> throw new IllegalStateException("kept: " + value.type());
        };
    }
}
