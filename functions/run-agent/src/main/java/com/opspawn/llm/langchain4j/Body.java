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

    /** @param field that is to stay as it is */
    static Body read(String body, Optional<String> field) {
        return field.map(name -> read(body, name)).orElseGet(() -> new Body(Wire.object(body), ""));
    }

    private static Body read(String body, String field) {
        try (JsonParser parser = Wire.parser(body)) {
            parser.nextToken();
            for (int before = 1; parser.nextToken() == JsonToken.FIELD_NAME; before = end(parser)) {
                String name = parser.currentName();
                parser.nextToken();
                int from = (int) parser.currentTokenLocation().getCharOffset();
                parser.skipChildren();
                if (name.equals(field)) {
                    return cut(body, before, from, end(parser), name);
                }
            }
            return new Body(Wire.object(body), "");
        } catch (IOException e) {
            throw new UncheckedIOException("langchain4j wrote what cannot be read", e);
        }
    }

    /** Behind what was read last. */
    private static int end(JsonParser parser) throws IOException {
        parser.finishToken();
        return (int) parser.currentLocation().getCharOffset();
    }

    /** The first field has no comma before it; without it, the second one must have none either. */
    private static Body cut(String body, int before, int from, int to, String name) {
        String head = body.substring(0, before);
        String tail = body.substring(to);
        boolean isFirst = head.strip().equals("{");
        String rest = isFirst ? head + tail.strip().replaceFirst("^,", "") : head + tail;
        return new Body(Wire.object(rest), "\"" + name + "\":" + body.substring(from, to));
    }

    String write() {
        String rest = Wire.write(open);
        if (closed.isEmpty()) {
            return rest;
        }
        return open.isEmpty() ? "{" + closed + "}" : "{" + closed + "," + rest.substring(1);
    }
}
