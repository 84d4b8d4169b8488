package com.opspawn.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.opspawn.json.Json;
import com.opspawn.mcp.Review;
import java.util.Locale;

/** Servers and their tools for programs. */
final class McpJson {
    private McpJson() {}

    /** {@code {name, address, tools[]}}, or {@code {name, address, error}} where it was not reached. */
    static ObjectNode server(Review review) {
        ObjectNode json = Json.object()
                .put("name", review.server().name())
                .put("address", review.server().endpoint().shown());
        switch (review) {
            case Review.Unreached unreached -> json.put("error", unreached.why());
            case Review.Reached reached -> {
                ArrayNode tools = json.putArray("tools");
                reached.tools().forEach(tool -> tools.add(tool(tool)));
            }
        }
        return json;
    }

    private static ObjectNode tool(Review.Line tool) {
        ObjectNode json = Json.object()
                .put("name", tool.name())
                .put("effect", tool.effect().wireName())
                .put("standing", tool.standing().name().toLowerCase(Locale.ROOT))
                .put("description", tool.description());
        if (!tool.why().isEmpty()) {
            json.put("why", tool.why());
        }
        if (!tool.changes().isEmpty()) {
            ArrayNode changes = json.putArray("changes");
            tool.changes()
                    .forEach(change -> changes.addObject()
                            .put("field", change.field())
                            .put("before", change.before())
                            .put("after", change.after()));
        }
        return json;
    }
}
