package com.opspawn.local.states.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads and writes {@linkplain com.opspawn.local.states.json plain values}. */
public final class Json {
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private Json() {}

    /**
     * The value that a JSON text stands for.
     *
     * @throws InvalidJson if the text is not exactly one JSON value
     */
    public static @Nullable Object parse(String text) {
        try {
            return bounded(MAPPER.readValue(text, Object.class));
        } catch (JsonProcessingException e) {
            throw new InvalidJson(e.getOriginalMessage(), e);
        }
    }

    /**
     * The same as a tree, for readers that walk a document's fields.
     *
     * @throws InvalidJson if the text is not exactly one JSON value
     */
    public static JsonNode tree(String text) {
        try {
            return MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            throw new InvalidJson(e.getOriginalMessage(), e);
        }
    }

    /** The plain value of a tree. */
    public static @Nullable Object value(JsonNode tree) {
        return bounded(MAPPER.convertValue(tree, Object.class));
    }

    /** Compact JSON, fields in the order of the maps. Numbers that JSON has no form for become strings, as on AWS. */
    public static String write(@Nullable Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("Not a JSON value: " + e.getOriginalMessage(), e);
        }
    }

    /** JSONata's name of a value's type, as AWS's messages use it. */
    public static String typeName(@Nullable Object value) {
        return switch (value) {
            case null -> "null";
            case Map<?, ?> ignored -> "object";
            case List<?> ignored -> "array";
            case String ignored -> "string";
            case Number ignored -> "number";
            case Boolean ignored -> "boolean";
            default -> "function";
        };
    }

    // An integer is exact as long as it fits a long, and a double past that: the model AWS's own evaluation has.
    @SuppressWarnings("unchecked")
    private static @Nullable Object bounded(@Nullable Object value) {
        switch (value) {
            case BigInteger big -> {
                return big.doubleValue();
            }
            case Map<?, ?> map -> ((Map<String, @Nullable Object>) map).replaceAll((k, v) -> bounded(v));
            case List<?> list -> ((List<@Nullable Object>) list).replaceAll(Json::bounded);
            case null, default -> {}
        }
        return value;
    }
}
