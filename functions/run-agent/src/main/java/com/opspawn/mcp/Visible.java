package com.opspawn.mcp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.opspawn.json.Json;
import java.util.Set;

/** Text as a person would see it: what hides between letters can carry words for a model that nobody accepted. */
final class Visible {
    /** Where a schema speaks to people and models, and nothing depends on the letters. */
    private static final Set<String> PROSE = Set.of("description", "title", "$comment");

    private Visible() {}

    /** Without control, format, private-use and unassigned characters, but for line breaks and tabs. */
    static String text(String text) {
        StringBuilder visible = new StringBuilder(text.length());
        text.codePoints().filter(Visible::isVisible).forEach(visible::appendCodePoint);
        return visible.toString();
    }

    /** The first so many characters of it, with a mark where there are more. */
    static String text(String text, int most) {
        String visible = text(text);
        if (visible.length() <= most) {
            return visible;
        }
        int end = Character.isHighSurrogate(visible.charAt(most - 1)) ? most - 1 : most;
        return visible.substring(0, end) + " [cut]";
    }

    static boolean isVisible(String text) {
        return text.codePoints().allMatch(Visible::isVisible);
    }

    private static boolean isVisible(int codePoint) {
        if (codePoint == '\n' || codePoint == '\t') {
            return true;
        }
        return switch (Character.getType(codePoint)) {
            // Among them: zero-width and bidirectional marks, soft hyphens, and the tags block U+E0000 to U+E007F.
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.SURROGATE -> false;
            default -> !isFiller(codePoint);
        };
    }

    /** Letters and marks that are drawn as nothing: Hangul fillers and variation selectors. */
    private static boolean isFiller(int codePoint) {
        return codePoint == 0x115F
                || codePoint == 0x1160
                || codePoint == 0x3164
                || codePoint == 0xFFA0
                || (codePoint >= 0xFE00 && codePoint <= 0xFE0E)
                || (codePoint >= 0xE0100 && codePoint <= 0xE01EF);
    }

    /** A schema whose prose is visible; the rest of it is what {@link #hides} has judged. */
    static JsonNode schema(JsonNode schema) {
        if (schema instanceof ObjectNode object) {
            ObjectNode copy = Json.object();
            object.properties()
                    .forEach(field -> copy.set(
                            field.getKey(),
                            PROSE.contains(field.getKey()) && field.getValue().isTextual()
                                    ? copy.textNode(text(field.getValue().asText()))
                                    : schema(field.getValue())));
            return copy;
        }
        if (schema instanceof ArrayNode array) {
            ArrayNode copy = Json.array();
            array.forEach(item -> copy.add(schema(item)));
            return copy;
        }
        return schema;
    }

    /** Whether there are invisible characters where they cannot be taken out: in names and values of arguments. */
    static boolean hides(JsonNode schema) {
        if (schema.isTextual()) {
            return !isVisible(schema.asText());
        }
        if (schema instanceof ObjectNode object) {
            return object.properties().stream()
                    .anyMatch(field -> !isVisible(field.getKey())
                            || (!(PROSE.contains(field.getKey())
                                            && field.getValue().isTextual())
                                    && hides(field.getValue())));
        }
        for (JsonNode item : schema) {
            if (hides(item)) {
                return true;
            }
        }
        return false;
    }
}
