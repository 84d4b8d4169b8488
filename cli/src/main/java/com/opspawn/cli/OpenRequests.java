package com.opspawn.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a task waits for people to give, as its events tell. */
final class OpenRequests {
    private final Map<String, JsonNode> open = new LinkedHashMap<>();

    void see(JsonNode event) {
        String id = event.path("request_id").asText();
        switch (event.path("type").asText()) {
            case "input_requested" -> open.put(id, event);
            case "input_given" -> open.remove(id);
            case "completed", "failed", "cancelled" -> open.clear();
            default -> {
                // Changes nothing about them.
            }
        }
    }

    /** Those that are open and were not taken before, oldest first. */
    List<JsonNode> take() {
        List<JsonNode> taken = List.copyOf(open.values());
        open.clear();
        return taken;
    }
}
