package com.opspawn.llm.langchain4j;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;

/**
 * A request's body, one field of which may stay the text that it is. A long conversation is nearly all of a request, and reading
 * it into a tree and writing it again took longer than all else that a step does.
 *
 * @param open all other fields
 * @param closed the field and its value, as they stood there; empty where all are open
 */
record Body(ObjectNode open, String closed) {
    /** Where each line but the last begins in what langchain4j writes; no string of JSON has a line's end in it. */
    private static final String FIELD = "\n  \"";

    private static final String LAST_LINE = "\n}";

    /** @param field that is to stay as it is */
    static Body read(String body, Optional<String> field) {
        return field.flatMap(name -> name(body, name)).orElseGet(() -> new Body(Wire.object(body), ""));
    }

    private static Optional<Body> name(String body, String field) {
        boolean hasLines = body.startsWith("{" + FIELD) && body.endsWith(LAST_LINE);
        return hasLines ? byLines(body, field) : byTokens(body, field);
    }

    /** Finds the field as one finds a word: a long conversation need not be gone through character by character. */
    private static Optional<Body> byLines(String body, String field) {
        int from = body.indexOf(FIELD + field + "\"");
        if (from < 0) {
            return Optional.empty();
        }
        int next = body.indexOf(FIELD, from + FIELD.length());
        return Optional.of(cut(body, from, next < 0 ? body.length() - LAST_LINE.length() : next));
    }

    private static Optional<Body> byTokens(String body, String field) {
        try (JsonParser parser = Wire.parser(body)) {
            parser.nextToken();
            for (int from = 1; parser.nextToken() == JsonToken.FIELD_NAME; from = end(parser)) {
                String name = parser.currentName();
                parser.nextToken();
                parser.skipChildren();
                if (name.equals(field)) {
                    return Optional.of(cut(body, from, end(parser)));
                }
            }
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("langchain4j wrote what cannot be read", e);
        }
    }

    /** Behind what was read last. */
    private static int end(JsonParser parser) throws IOException {
        parser.finishToken();
        return (int) parser.currentLocation().getCharOffset();
    }

    /** The field is between two places, with or without the commas on its sides. */
    private static Body cut(String body, int from, int to) {
        String before = withoutComma(body.substring(0, from).strip());
        String behind = withoutComma(body.substring(to).strip());
        String comma = before.equals("{") || behind.equals("}") ? "" : ",";
        return new Body(
                Wire.object(before + comma + behind),
                withoutComma(body.substring(from, to).strip()));
    }

    private static String withoutComma(String fields) {
        int from = fields.startsWith(",") ? 1 : 0;
        int to = fields.length() - (fields.endsWith(",") ? 1 : 0);
        return fields.substring(from, to).strip();
    }

    String write() {
        String rest = Wire.write(open);
        if (closed.isEmpty()) {
            return rest;
        }
        return open.isEmpty() ? "{" + closed + "}" : "{" + closed + "," + rest.substring(1);
    }
}
