package com.opspawn.local.event;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** What a value may be. A list matches where one of its items does. */
public sealed interface ValuePattern {
    /** Just this. */
    record Exactly(JsonNode value) implements ValuePattern {}

    /** A text that begins so. */
    record Prefix(String text) implements ValuePattern {}

    /** It is there, or is not. */
    record Exists(boolean there) implements ValuePattern {}

    /** Anything that is there and none of these. */
    record AnythingBut(List<JsonNode> values) implements ValuePattern {
        public AnythingBut {
            values = List.copyOf(values);
        }
    }

    /**
     * @param field its name, for messages
     * @throws IllegalArgumentException where it is not supported
     */
    static ValuePattern of(String field, JsonNode json) {
        if (json.isValueNode()) {
            return new Exactly(json);
        }
        if (json.path("prefix").isTextual() && json.size() == 1) {
            return new Prefix(json.path("prefix").asText());
        }
        // In a template's own mapping a boolean is text.
        if (json.path("exists").asText().matches("true|false") && json.size() == 1) {
            return new Exists(json.path("exists").asBoolean());
        }
        if (json.has("anything-but")
                && json.size() == 1
                && !json.path("anything-but").isObject()) {
            return new AnythingBut(items(json.path("anything-but")));
        }
        throw new IllegalArgumentException(
                field + ": the local cloud matches values, prefix, exists and anything-but, and this is " + json);
    }

    private static List<JsonNode> items(JsonNode oneOrMany) {
        List<JsonNode> items = new ArrayList<>();
        if (oneOrMany.isArray()) {
            oneOrMany.forEach(items::add);
        } else if (!oneOrMany.isMissingNode()) {
            items.add(oneOrMany);
        }
        return items;
    }

    /** @param value of the event; missing where it has none */
    default boolean matches(JsonNode value) {
        return switch (this) {
            case Exists(boolean there) -> there == !value.isMissingNode();
            case Exactly(JsonNode wanted) -> items(value).contains(wanted);
            case Prefix(String text) ->
                items(value).stream()
                        .anyMatch(item -> item.isTextual() && item.asText().startsWith(text));
            case AnythingBut(List<JsonNode> values) -> items(value).stream().anyMatch(item -> !values.contains(item));
        };
    }
}
