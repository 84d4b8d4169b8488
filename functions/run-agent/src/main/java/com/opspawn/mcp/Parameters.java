package com.opspawn.mcp;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.opspawn.json.Json;
import java.util.Set;

/**
 * A tool's {@code inputSchema} as models are told of it. References within the schema are replaced by what they refer to,
 * since not every provider follows them; one that leads too deep, or nowhere, becomes "anything".
 */
final class Parameters {
    private static final int DEEPEST = 5;
    private static final int MOST_REFERENCES = 500;
    private static final int LONGEST = 64 * 1024;
    private static final Set<String> DROPPED = Set.of("$schema", "$id", "$defs", "definitions");

    private final JsonNode root;
    private int left;

    private Parameters(JsonNode root, int references) {
        this.root = root;
        this.left = references;
    }

    /** @param inputSchema an object that {@link Definitions} found usable */
    static ObjectNode of(JsonNode inputSchema) {
        JsonNode visible = Visible.schema(inputSchema);
        ObjectNode schema = written(visible, MOST_REFERENCES);
        if (Json.write(schema).length() > LONGEST) {
            schema = written(visible, 0);
        }
        return schema;
    }

    private static ObjectNode written(JsonNode visible, int references) {
        Parameters parameters = new Parameters(visible, references);
        ObjectNode schema = Json.object();
        visible.properties().forEach(field -> {
            if (!DROPPED.contains(field.getKey())) {
                schema.set(field.getKey(), parameters.inlined(field.getValue(), 0));
            }
        });
        schema.put("type", "object");
        if (!schema.path("properties").isObject()) {
            schema.putObject("properties");
        }
        return schema;
    }

    private JsonNode inlined(JsonNode node, int depth) {
        if (node instanceof ArrayNode array) {
            ArrayNode copy = Json.array();
            array.forEach(item -> copy.add(inlined(item, depth)));
            return copy;
        }
        if (!(node instanceof ObjectNode object)) {
            return node;
        }
        ObjectNode copy = Json.object();
        if (object.path("$ref").isTextual() && target(object, depth) instanceof ObjectNode target) {
            copy.setAll((ObjectNode) inlined(target, depth + 1));
        }
        object.properties().forEach(field -> {
            if (!(field.getKey().equals("$ref") && field.getValue().isTextual())) {
                copy.set(field.getKey(), inlined(field.getValue(), depth));
            }
        });
        return copy;
    }

    private JsonNode target(ObjectNode reference, int depth) {
        String pointer = reference.path("$ref").asText();
        if (!pointer.startsWith("#/") || depth == DEEPEST || left == 0) {
            return Json.object();
        }
        left--;
        return root.at(JsonPointer.compile(pointer.substring(1)));
    }
}
