package com.opspawn.memory.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.opspawn.json.Json;
import java.util.stream.Stream;

/** Finds the words in an error's body: {@code error.message}, {@code message} or {@code error}, else all of it. */
final class ErrorMessage {
    private static final int MAX_LENGTH = 300;

    private ErrorMessage() {}

    static String of(String body) {
        String text = words(body).strip();
        if (text.isEmpty()) {
            return "nothing more was said";
        }
        return text.length() <= MAX_LENGTH ? text : text.substring(0, MAX_LENGTH) + "…";
    }

    private static String words(String body) {
        try {
            JsonNode json = Json.parse(body);
            return Stream.of(json.path("error").path("message"), json.path("message"), json.path("error"))
                    .filter(JsonNode::isTextual)
                    .map(JsonNode::asText)
                    .findFirst()
                    .orElse(body);
        } catch (JsonProcessingException e) {
            return body;
        }
    }
}
