package com.opspawn.http;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.opspawn.json.Json;
import java.nio.ByteBuffer;
import java.util.Locale;
import java.util.Optional;

/** A request's body: a JSON object, or the problem that it is none. */
public sealed interface JsonBody {
    /** The most bytes of a body, over HTTP and on the queue: what fits beside its projection into DynamoDB's items. */
    int MAX_BYTES = 256 * 1024;

    record Read(ObjectNode json) implements JsonBody {}

    record Unreadable(Problem problem) implements JsonBody {}

    /** Reads a request's body, its content type included. */
    static JsonBody of(ApiRequest request) {
        Optional<String> wrongType = request.header("content-type").filter(type -> !isJson(type));
        return wrongType
                .<JsonBody>map(type -> new Unreadable(Problem.unsupportedMediaType(type)))
                .orElseGet(() -> parse(bytes(request.body())));
    }

    /** The same where every field may be left out: no body counts as one without fields. */
    static JsonBody ofOptional(ApiRequest request) {
        return request.body().hasRemaining() ? of(request) : new Read(Json.object());
    }

    private static byte[] bytes(ByteBuffer buffer) {
        byte[] bytes = new byte[buffer.remaining()];
        buffer.duplicate().get(bytes);
        return bytes;
    }

    private static boolean isJson(String contentType) {
        String type = contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        return type.isEmpty() || type.equals("application/json") || type.endsWith("+json");
    }

    static JsonBody parse(byte[] body) {
        if (body.length > MAX_BYTES) {
            return new Unreadable(Problem.tooLarge(
                    "the body has " + body.length + " bytes, and at most " + MAX_BYTES + " are accepted"));
        }
        try {
            JsonNode json = Json.parse(body);
            return json instanceof ObjectNode object ? new Read(object) : noObject(json);
        } catch (JsonProcessingException e) {
            return new Unreadable(Problem.malformed(new FieldProblem("body", "invalid", message(e))));
        }
    }

    private static JsonBody noObject(JsonNode json) {
        String found =
                json.isMissingNode() ? "nothing" : json.getNodeType().name().toLowerCase(Locale.ROOT);
        return new Unreadable(Problem.malformed(
                new FieldProblem("body", "wrong_type", "the body must be a JSON object, but is " + found)));
    }

    private static String message(JsonProcessingException e) {
        JsonLocation place = e.getLocation();
        String where = place == null ? "" : " at line " + place.getLineNr() + ", column " + place.getColumnNr();
        return "the body is not JSON: " + withoutSettings(e.getOriginalMessage()) + where;
    }

    /** Jackson's messages name its own classes and settings, which are none of the caller's. */
    private static String withoutSettings(String message) {
        return message.replaceAll(", from `[^`]+`| \\(bound as .*|: enable `.*", "");
    }
}
