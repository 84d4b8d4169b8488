package com.opspawn.mcp;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.opspawn.json.Json;

/** Definitions of tools, for tests. */
final class Tools {
    private Tools() {}

    static ObjectNode tool(String name, String description) {
        ObjectNode tool = Json.object().put("name", name).put("description", description);
        tool.putObject("inputSchema").put("type", "object");
        return tool;
    }

    /** What {@code tools/list} gives, with nothing but names. */
    static String named(String... names) {
        ArrayNode tools = Json.array();
        for (String name : names) {
            tools.add(tool(name, "Does " + name + "."));
        }
        return Json.write(tools);
    }
}
