package com.opspawn.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.opspawn.json.Json;
import org.jspecify.annotations.Nullable;

/** What a person gives, as the API takes it. With the hash of the call that was shown: what was seen is what is decided. */
final class Decision {
    private Decision() {}

    static ObjectNode approve(JsonNode request, @Nullable String reason) {
        return of("approve", request, reason);
    }

    static ObjectNode reject(JsonNode request, @Nullable String reason) {
        return of("reject", request, reason);
    }

    /** To run the call with other arguments. */
    static ObjectNode edit(JsonNode request, ObjectNode arguments, @Nullable String reason) {
        return of("edit", request, reason).set("arguments", arguments);
    }

    static ObjectNode answer(JsonNode request, String answer) {
        return of("answer", request, null).put("answer", answer);
    }

    private static ObjectNode of(String decision, JsonNode request, @Nullable String reason) {
        ObjectNode body = Json.object().put("decision", decision);
        if (reason != null && !reason.isBlank()) {
            body.put("reason", reason);
        }
        if (request.path("call_hash").isTextual()) {
            body.set("call_hash", request.path("call_hash"));
        }
        return body;
    }

    /**
     * Arguments that a person wrote.
     *
     * @param source where, for messages
     */
    static ObjectNode arguments(String source, String text) {
        try {
            if (Json.parse(text) instanceof ObjectNode object) {
                return object;
            }
            throw new CommandException(
                    Exit.USAGE, source + " is no JSON object: write the call's arguments, such as {\"amount\": 10}");
        } catch (JsonProcessingException e) {
            throw new CommandException(
                    Exit.USAGE,
                    source + " is no JSON: " + e.getOriginalMessage()
                            + "; write the call's arguments, such as {\"amount\": 10}",
                    e);
        }
    }
}
