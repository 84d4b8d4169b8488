package com.opspawn.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.opspawn.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the API answered.
 *
 * @param retryAfter the header of that name; empty where there is none
 */
record Answer(URI uri, int status, String retryAfter, String text) {
    private static final Duration MAX_PAUSE = Duration.ofSeconds(10);
    private static final int TOO_MANY_REQUESTS = 429;

    static Answer read(HttpURLConnection connection, URI uri) throws IOException {
        int status = connection.getResponseCode();
        @Nullable InputStream stream = status < 400 ? connection.getInputStream() : connection.getErrorStream();
        String text = stream == null ? "" : new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        return new Answer(uri, status, Objects.requireNonNullElse(connection.getHeaderField("Retry-After"), ""), text);
    }

    /**
     * When to ask again, where it says that it is not available just now and names seconds. API Gateway names none where it
     * is asked too much: a second, then.
     */
    Optional<Duration> comeBackAfter() {
        String wait = status == TOO_MANY_REQUESTS && retryAfter.isEmpty() ? "1" : retryAfter;
        boolean mayPass = status == 503 || status == TOO_MANY_REQUESTS;
        if (!mayPass || !wait.matches("[0-9]{1,6}")) {
            return Optional.empty();
        }
        Duration asked = Duration.ofSeconds(Integer.parseInt(wait));
        return Optional.of(asked.compareTo(MAX_PAUSE) < 0 ? asked : MAX_PAUSE);
    }

    /**
     * Its JSON.
     *
     * @throws ApiException where it is no success, or no JSON object
     */
    ObjectNode object() {
        if (status / 100 != 2) {
            throw isPassing() ? ApiException.useless(refusal()) : ApiException.refused(refusal());
        }
        try {
            if (Json.parse(text) instanceof ObjectNode object) {
                return object;
            }
        } catch (JsonProcessingException e) {
            // Said below: not every server's text is for a terminal.
        }
        throw ApiException.useless(uri + " answered with something else than a JSON object: is that Opspawn's API?");
    }

    /** Whether it is the server's trouble and not the request's. */
    private boolean isPassing() {
        return status >= 500 || status == TOO_MANY_REQUESTS;
    }

    /** A problem's own words where there are some, each field on a line of its own. */
    private String refusal() {
        try {
            JsonNode problem = Json.parse(text);
            StringBuilder message = new StringBuilder()
                    .append(problem.path("detail")
                            .asText(problem.path("message").asText("no reason given")))
                    .append(" (")
                    .append(status)
                    .append(problem.has("code") ? " " + problem.path("code").asText() : "")
                    .append(")");
            problem.path("errors")
                    .forEach(error ->
                            message.append("\n  ").append(error.path("detail").asText()));
            return Terminal.safe(message.toString()) + advice();
        } catch (JsonProcessingException e) {
            return uri + " answered " + status + advice();
        }
    }

    private String advice() {
        return switch (status) {
            case 301, 302, 307, 308 -> "; it points somewhere else: name that address with --endpoint";
            case 401 -> "; it wants a token: set OPSPAWN_TOKEN, or name a file that holds one with --token-file";
            default -> "";
        };
    }
}
