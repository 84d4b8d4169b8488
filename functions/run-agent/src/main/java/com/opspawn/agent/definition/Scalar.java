package com.opspawn.agent.definition;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.opspawn.json.Json;
import java.util.regex.Pattern;

/** What a single value of a YAML file is. */
sealed interface Scalar {
    Pattern NUMBER = Pattern.compile("-?(0|[1-9]\\d*)(\\.\\d+)?([eE][-+]?\\d+)?");

    record Value(JsonNode json) implements Scalar {}

    /** @param problem as the end of the sentence "it …" */
    record Wrong(String problem) implements Scalar {}

    /** @param plain whether it stands without quotes, and not as a block of text */
    static Scalar of(String text, boolean plain) {
        if (text.codePoints().anyMatch(point -> point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE)) {
            return new Wrong("has one half of a surrogate pair without the other");
        }
        return plain ? plain(text) : new Value(TextNode.valueOf(text));
    }

    private static Scalar plain(String text) {
        return switch (text) {
            case "", "~", "null" -> new Value(NullNode.getInstance());
            case "true" -> new Value(BooleanNode.TRUE);
            case "false" -> new Value(BooleanNode.FALSE);
            default -> NUMBER.matcher(text).matches() ? number(text) : new Value(TextNode.valueOf(text));
        };
    }

    private static Scalar number(String text) {
        try {
            return new Value(Json.parse(text));
        } catch (JsonProcessingException e) {
            return new Wrong("is no number that can be kept: " + e.getOriginalMessage());
        }
    }
}
