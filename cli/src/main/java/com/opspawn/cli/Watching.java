package com.opspawn.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;
import java.util.function.Consumer;

/** Follows a task by its events until it ends. */
final class Watching {
    private static final Set<String> ENDINGS = Set.of("completed", "failed", "cancelled");

    private final ApiClient api;

    Watching(ApiClient api) {
        this.api = api;
    }

    /** Gives the task as it ended. */
    ObjectNode untilEnd(String taskId, Consumer<JsonNode> view) {
        long after = -1;
        boolean ended = false;
        while (!ended) {
            for (JsonNode event : api.events(taskId, after)) {
                view.accept(event);
                after = event.path("seq").asLong();
                ended = ENDINGS.contains(event.path("type").asText());
            }
        }
        return api.get(taskId);
    }
}
