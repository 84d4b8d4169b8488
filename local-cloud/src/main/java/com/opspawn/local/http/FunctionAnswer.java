package com.opspawn.local.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Reads a function's answer of payload format 2.0: with a status code, or bare JSON from which the rest is inferred. */
final class FunctionAnswer {
    private static final ObjectMapper JSON = new ObjectMapper();

    private FunctionAnswer() {}

    static HttpAnswer read(String payload) {
        try {
            JsonNode answer = JSON.readTree(payload);
            return answer.has("statusCode") ? full(answer) : inferred(answer);
        } catch (JsonProcessingException | IllegalArgumentException e) {
            return HttpAnswer.own(500, "Internal Server Error");
        }
    }

    private static HttpAnswer inferred(JsonNode answer) {
        String body = answer.isTextual() ? answer.textValue() : answer.toString();
        return new HttpAnswer(
                200, Map.of("content-type", List.of("application/json")), body.getBytes(StandardCharsets.UTF_8));
    }

    private static HttpAnswer full(JsonNode answer) {
        Map<String, List<String>> headers = new LinkedHashMap<>();
        answer.path("headers")
                .properties()
                .forEach(header -> headers.put(
                        header.getKey().toLowerCase(Locale.ROOT),
                        List.of(header.getValue().asText())));
        headers.putIfAbsent("content-type", List.of("text/plain;charset=UTF-8"));
        List<String> cookies = new ArrayList<>();
        answer.path("cookies").forEach(cookie -> cookies.add(cookie.asText()));
        if (!cookies.isEmpty()) {
            headers.put("set-cookie", cookies);
        }
        return new HttpAnswer(status(answer.get("statusCode")), headers, body(answer));
    }

    private static int status(JsonNode status) {
        int number = status.isTextual() ? Integer.parseInt(status.textValue()) : status.asInt();
        if (number < 100 || number > 599) {
            throw new IllegalArgumentException("no HTTP status: " + status);
        }
        return number;
    }

    private static byte[] body(JsonNode answer) {
        String body = answer.path("body").asText("");
        return answer.path("isBase64Encoded").asBoolean()
                ? Base64.getDecoder().decode(body)
                : body.getBytes(StandardCharsets.UTF_8);
    }
}
