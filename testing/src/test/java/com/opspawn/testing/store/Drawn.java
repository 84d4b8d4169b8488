package com.opspawn.testing.store;

import static com.opspawn.task.dynamodb.Keys.string;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Keys and items drawn at random: few enough that they meet. */
final class Drawn {
    /** Some of them are in another order by chars than by bytes. */
    private static final List<String> HASHES = List.of("TASK#a#1", "TASK#a#2", "IDEM#a#k", "TASK#Zoë#1", "👋");

    private static final List<String> RANGES = List.of(
            "META",
            "E#0000000000",
            "E#0000000001",
            "E#0000000002",
            "E#",
            "E",
            "M#1",
            "IDEM",
            "~",
            "é",
            "龍",
            "\uFB01",
            "👋",
            "👋a",
            "\uDBFF\uDFFF");
    private static final List<String> NUMBERS =
            List.of("0", "-0.0", "1", "1.50", "1.5", "-7", "007", "1E+10", "0.00001", "12345678901234567890");
    private static final List<String> TEXTS = List.of("", "a", "ab", "b", "é", "\uFB01", "👋");
    private static final List<String> INDEX_HASHES = List.of("tenant_key", "status_key", "agent_key", "pending_key");
    static final List<String> INDEX_VALUES = List.of("a", "a#pending", "👋");
    static final Map<String, String> INDEXES = Map.of(
            "by_tenant", "tenant_key", "by_status", "status_key", "by_agent", "agent_key", "pending", "pending_key");

    private final RandomGenerator random;

    Drawn(RandomGenerator random) {
        this.random = random;
    }

    boolean oneIn(int many) {
        return random.nextInt(many) == 0;
    }

    int upTo(int most) {
        return random.nextInt(most + 1);
    }

    <T> T any(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    String hash() {
        return any(HASHES);
    }

    String range() {
        return any(RANGES);
    }

    static List<String> hashes() {
        return HASHES;
    }

    Map<String, AttributeValue> key() {
        Map<String, AttributeValue> key = new HashMap<>();
        key.put("PK", string(hash()));
        key.put("SK", string(range()));
        return key;
    }

    Map<String, AttributeValue> item() {
        Map<String, AttributeValue> item = key();
        for (String index : INDEX_HASHES) {
            if (oneIn(3)) {
                item.put(index, string(any(INDEX_VALUES)));
            }
        }
        if (!oneIn(4)) {
            item.put("created_key", created(item));
        }
        for (int i = upTo(5); i > 0; i--) {
            item.put(any(List.of("s", "t", "n", "x")), value());
        }
        if (oneIn(2)) {
            item.put("total", total());
        }
        if (oneIn(200)) {
            item.put("big", string("é".repeat(204_700 + random.nextInt(60))));
        }
        return item;
    }

    /** No two items have the same: the order of equal ones is DynamoDB's own. */
    AttributeValue created(Map<String, AttributeValue> key) {
        return string(any(List.of("2026-11-22", "2026-11-23", "\uFB01", "👋")) + "#"
                + key.getOrDefault("PK", string("")).s() + "#"
                + key.getOrDefault("SK", string("")).s());
    }

    /** Of which most are in another order as texts. */
    AttributeValue total() {
        return AttributeValue.fromN(any(List.of("-3", "-2", "9", "10", "100")));
    }

    AttributeValue number() {
        return AttributeValue.fromN(any(NUMBERS));
    }

    AttributeValue value() {
        return switch (random.nextInt(12)) {
            case 0, 1, 2, 3 -> string(any(TEXTS));
            case 4, 5, 6, 7 -> number();
            case 8 -> AttributeValue.fromB(SdkBytes.fromByteArray(new byte[] {(byte) random.nextInt(256), 1}));
            case 9 -> AttributeValue.fromBool(random.nextBoolean());
            case 10 -> AttributeValue.fromL(List.of(string(any(TEXTS)), AttributeValue.fromN("-1.5")));
            default ->
                oneIn(2) ? AttributeValue.fromNul(true) : AttributeValue.fromM(Map.of("k", AttributeValue.fromN("7")));
        };
    }

    /** Wrong in one of several ways. */
    Map<String, AttributeValue> spoilt(Map<String, AttributeValue> given) {
        Map<String, AttributeValue> spoilt = new HashMap<>(given);
        switch (random.nextInt(6)) {
            case 0 -> spoilt.remove("SK");
            case 1 -> spoilt.put("PK", string(""));
            case 2 -> spoilt.put("SK", any(List.of(AttributeValue.fromN("1"), AttributeValue.fromBool(true))));
            case 3 -> spoilt.put("n", AttributeValue.fromN("one"));
            case 4 ->
                spoilt.put(
                        any(INDEX_HASHES),
                        any(List.of(string(""), AttributeValue.fromN("1"), AttributeValue.fromBool(true))));
            default -> spoilt.put("big", string("x".repeat(oneIn(5) ? 409_600 : 0)));
        }
        return spoilt;
    }
}
