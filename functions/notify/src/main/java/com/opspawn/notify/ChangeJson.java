package com.opspawn.notify;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.opspawn.json.Json;

/** A change as it is told. */
final class ChangeJson {
    private ChangeJson() {}

    /** The {@code detail} of an event. */
    static String detail(StatusChange change) {
        ObjectNode json = Json.object().put("id", change.id());
        return Json.write(describe(change, json).put("at", change.at()));
    }

    /** The body of a webhook, byte for byte the same each time it is sent. */
    static String payload(StatusChange change) {
        ObjectNode json = Json.object().put("type", "task." + change.status()).put("timestamp", change.at());
        describe(change, json.putObject("data")).put("updated_at", change.at());
        return Json.write(json);
    }

    private static ObjectNode describe(StatusChange change, ObjectNode json) {
        json.put("tenant", change.task().tenant()).put("task_id", change.task().taskId());
        json.put("status", change.status());
        json.put("previous_status", change.previous().orElse(null));
        json.put("sequence", change.sequence());
        change.reason().ifPresent(reason -> json.put("status_reason", reason));
        change.agentId().ifPresent(agent -> json.put("agent_id", agent));
        return json;
    }
}
