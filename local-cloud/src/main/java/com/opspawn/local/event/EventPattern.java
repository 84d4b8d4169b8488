package com.opspawn.local.event;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Which events, as EventBridge's rules and Lambda's event filters say it: every field must match, by one of its values.
 *
 * @param fields by name: what is within them, or what they may be
 * @see <a href="https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-create-pattern-operators.html">the notation</a>
 */
public record EventPattern(Map<String, Field> fields) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** What one field must be. */
    public sealed interface Field {}

    /** An object that matches. */
    public record Within(EventPattern pattern) implements Field {}

    /** One of these. */
    public record AnyOf(List<ValuePattern> values) implements Field {
        public AnyOf {
            values = List.copyOf(values);
        }
    }

    public EventPattern {
        fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    }

    /** @throws IllegalArgumentException with a message for the template's author */
    public static EventPattern parse(String json) {
        try {
            return of(JSON.readTree(json));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("is no JSON: " + e.getOriginalMessage(), e);
        }
    }

    /** @throws IllegalArgumentException with a message for the template's author */
    public static EventPattern of(JsonNode json) {
        if (!json.isObject() || json.isEmpty()) {
            throw new IllegalArgumentException("must be a mapping of fields to lists of values");
        }
        Map<String, Field> fields = new LinkedHashMap<>();
        json.properties().forEach(field -> fields.put(field.getKey(), field(field.getKey(), field.getValue())));
        return new EventPattern(fields);
    }

    private static Field field(String name, JsonNode json) {
        if (json.isObject()) {
            return new Within(of(json));
        }
        if (!json.isArray() || json.isEmpty()) {
            throw new IllegalArgumentException(name + " must be a list of values, or a mapping");
        }
        List<ValuePattern> values = new ArrayList<>();
        json.forEach(value -> values.add(ValuePattern.of(name, value)));
        return new AnyOf(values);
    }

    public boolean matches(JsonNode event) {
        return fields.entrySet().stream().allMatch(field -> matches(field.getValue(), event.path(field.getKey())));
    }

    private static boolean matches(Field field, JsonNode value) {
        return switch (field) {
            case Within(EventPattern pattern) -> pattern.matches(value);
            case AnyOf(List<ValuePattern> values) -> values.stream().anyMatch(pattern -> pattern.matches(value));
        };
    }
}
