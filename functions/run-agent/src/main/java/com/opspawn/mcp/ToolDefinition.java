package com.opspawn.mcp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.opspawn.json.CanonicalJson;
import com.opspawn.json.Json;
import com.opspawn.tool.Effect;
import java.util.ArrayList;
import java.util.List;

/**
 * What a server says of a tool, as far as it matters to a model and to what is run again: {@code name}, {@code description},
 * {@code inputSchema} and {@code annotations}.
 */
public final class ToolDefinition {
    private static final List<String> FIELDS = List.of("name", "description", "inputSchema", "annotations");

    private final ObjectNode json;

    private ToolDefinition(ObjectNode json) {
        this.json = json;
    }

    /** Takes the fields that matter out of a tool as a server or a lock file has it. */
    static ToolDefinition of(JsonNode tool) {
        ObjectNode json = Json.object();
        for (String field : FIELDS) {
            if (tool.hasNonNull(field)) {
                json.set(field, tool.path(field).deepCopy());
            }
        }
        return new ToolDefinition(json);
    }

    String name() {
        return json.path("name").asText();
    }

    /** As the server wrote it. */
    String description() {
        return json.path("description").asText();
    }

    JsonNode inputSchema() {
        return json.path("inputSchema").deepCopy();
    }

    /** SHA-256 over the canonical JSON, in hexadecimal digits: any other definition has another one. */
    String sha256() {
        return CanonicalJson.sha256(json);
    }

    ObjectNode json() {
        return json.deepCopy();
    }

    int length() {
        return Json.write(json).length();
    }

    /**
     * By the tool's annotations. An idempotent tool may be called again with the same arguments without doing more, which is
     * what {@link Effect#IDEMPOTENT} asks for.
     */
    Effect effect() {
        JsonNode annotations = json.path("annotations");
        if (annotations.path("readOnlyHint").booleanValue()) {
            return Effect.READ;
        }
        return annotations.path("idempotentHint").booleanValue() ? Effect.IDEMPOTENT : Effect.ONCE;
    }

    /** Which of the fields that matter are not the same. */
    List<String> differences(ToolDefinition other) {
        List<String> differences = new ArrayList<>();
        for (String field : FIELDS) {
            if (!CanonicalJson.write(json.path(field)).equals(CanonicalJson.write(other.json.path(field)))) {
                differences.add(field);
            }
        }
        return differences;
    }

    /** A field's JSON in one text, for people to compare. */
    String written(String field) {
        return json.has(field) ? CanonicalJson.write(json.path(field)) : "nothing";
    }
}
