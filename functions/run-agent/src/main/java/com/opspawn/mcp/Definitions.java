package com.opspawn.mcp;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * A server's tools.
 *
 * @param usable by name, in order
 * @param refused the others by name, and why none of them can be offered
 */
record Definitions(Map<String, ToolDefinition> usable, Map<String, String> refused) {
    /** In characters of JSON. Prompts are paid by their length, and no tool needs this much to be understood. */
    private static final int LONGEST_DEFINITION = 64 * 1024;

    private static final int LONGEST_NAME = 128;

    /** @param tools as {@code tools/list} gives them */
    static Definitions read(JsonNode tools) {
        Map<String, ToolDefinition> usable = new TreeMap<>();
        Map<String, String> refused = new TreeMap<>();
        Set<String> seen = new HashSet<>();
        for (JsonNode tool : tools) {
            ToolDefinition definition = ToolDefinition.of(tool);
            String name = Visible.text(definition.name(), LONGEST_NAME).replaceAll("\\s", " ");
            String problem = seen.add(name) ? problem(definition) : "its name is there twice";
            if (problem.isEmpty()) {
                usable.put(name, definition);
            } else {
                usable.remove(name);
                refused.putIfAbsent(name, problem);
            }
        }
        return new Definitions(usable, refused);
    }

    private static String problem(ToolDefinition tool) {
        String name = tool.name();
        if (name.isBlank() || name.length() > LONGEST_NAME || !Visible.isVisible(name)) {
            return "its name is not 1 to " + LONGEST_NAME + " visible characters";
        }
        if (tool.length() > LONGEST_DEFINITION) {
            return "its definition has " + tool.length() + " characters, more than " + LONGEST_DEFINITION;
        }
        JsonNode schema = tool.inputSchema();
        if (!schema.isObject() || !schema.path("type").asText("object").equals("object")) {
            return "its inputSchema is no JSON Schema of type object";
        }
        return Visible.hides(schema) ? "its inputSchema has invisible characters in names or values" : "";
    }
}
