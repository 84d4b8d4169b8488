package com.opspawn.mcp.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.opspawn.json.Json;
import java.util.ArrayList;
import java.util.List;

/** What a server sends: JSON-RPC 2.0, as far as a client has to understand it. */
sealed interface Message {

    record Result(long id, JsonNode result) implements Message {}

    /** @param text the server's own words */
    record Refusal(long id, int code, String text) implements Message {}

    /** The server wants something of us. */
    record Request(JsonNode id, String method) implements Message {}

    record Notification(String method) implements Message {}

    /** An answer that is none. */
    record Malformed(long id, String why) implements Message {}

    /** Neither of all these. */
    record Noise(String why) implements Message {}

    /** Reads one message, or a batch of them as the revision 2025-03-26 allows. */
    static List<Message> read(JsonNode json) {
        if (json.isArray()) {
            List<Message> messages = new ArrayList<>();
            json.forEach(item -> messages.add(one(item)));
            return messages;
        }
        return List.of(one(json));
    }

    private static Message one(JsonNode json) {
        if (!(json instanceof ObjectNode message)) {
            return new Noise("no JSON object");
        }
        JsonNode id = message.path("id");
        if (message.path("method").isTextual()) {
            String method = message.path("method").asText();
            return id.isValueNode() && !id.isNull() ? new Request(id, method) : new Notification(method);
        }
        return id.isIntegralNumber() && id.canConvertToLong()
                ? answer(id.asLong(), message)
                : new Noise("neither a method nor a number for its id");
    }

    private static Message answer(long id, ObjectNode message) {
        JsonNode error = message.path("error");
        if (error.isObject()) {
            String text = error.path("message").asText("no reason given");
            return new Refusal(id, error.path("code").asInt(), text);
        }
        return message.path("result").isObject()
                ? new Result(id, message.path("result"))
                : new Malformed(id, "neither a result nor an error");
    }

    static ObjectNode request(long id, String method, ObjectNode params) {
        ObjectNode message = notification(method, params);
        return message.put("id", id);
    }

    static ObjectNode notification(String method, ObjectNode params) {
        ObjectNode message = Json.object().put("jsonrpc", "2.0").put("method", method);
        if (!params.isEmpty()) {
            message.set("params", params);
        }
        return message;
    }

    static ObjectNode cancelled(long id, String reason) {
        return notification(
                "notifications/cancelled", Json.object().put("requestId", id).put("reason", reason));
    }

    /** We offer a server nothing: no sampling, no roots, no elicitation. A ping is answered. */
    static ObjectNode answerTo(Request request) {
        ObjectNode message = Json.object().put("jsonrpc", "2.0");
        message.set("id", request.id());
        if (request.method().equals("ping")) {
            message.putObject("result");
        } else {
            message.putObject("error").put("code", -32601).put("message", "this client offers no " + request.method());
        }
        return message;
    }
}
