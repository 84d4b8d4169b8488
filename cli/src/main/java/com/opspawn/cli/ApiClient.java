package com.opspawn.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.opspawn.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Calls the API. Uses the JDK's oldest HTTP client, which is the one that is loaded fastest. */
final class ApiClient {
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);
    private static final Duration READ_TIMEOUT = Duration.ofSeconds(35);
    private static final int WAIT_SECONDS = 20;

    private final Endpoint endpoint;
    private final RequestSigner signer;

    ApiClient(Endpoint endpoint) {
        this.endpoint = endpoint;
        this.signer = RequestSigner.of(endpoint);
    }

    ObjectNode submit(ObjectNode task, Optional<String> idempotencyKey) {
        Map<String, String> headers = new TreeMap<>(Map.of("Content-Type", "application/json"));
        idempotencyKey.ifPresent(key -> headers.put("Idempotency-Key", key));
        return call("POST", endpoint.at("/tasks"), headers, Json.write(task));
    }

    ObjectNode get(String taskId) {
        if (taskId.isBlank()) {
            throw new CommandException("TASK_ID is blank: give a task's id");
        }
        return call("GET", endpoint.at("/tasks/" + encoded(taskId)), Map.of(), "");
    }

    /** @param parameters those of {@code GET /tasks} */
    ObjectNode list(Map<String, String> parameters) {
        String query = new TreeMap<>(parameters)
                .entrySet().stream()
                        .map(entry -> entry.getKey() + "=" + encoded(entry.getValue()))
                        .collect(Collectors.joining("&"));
        return call("GET", endpoint.at("/tasks" + (query.isEmpty() ? "" : "?" + query)), Map.of(), "");
    }

    /** The events behind a place; waits for the first of them, and may come back without any. */
    JsonNode events(String taskId, long after) {
        String path = "/tasks/" + encoded(taskId) + "/events?after=" + after + "&wait=" + WAIT_SECONDS;
        return call("GET", endpoint.at(path), Map.of(), "").path("events");
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private ObjectNode call(String method, URI uri, Map<String, String> headers, String body) {
        try {
            HttpURLConnection connection = (HttpURLConnection) uri.toURL().openConnection();
            connection.setRequestMethod(method);
            connection.setConnectTimeout((int) CONNECT_TIMEOUT.toMillis());
            connection.setReadTimeout((int) READ_TIMEOUT.toMillis());
            signer.sign(method, uri, headers, body).forEach(connection::setRequestProperty);
            if (!body.isEmpty()) {
                connection.setDoOutput(true);
                try (OutputStream out = connection.getOutputStream()) {
                    out.write(body.getBytes(StandardCharsets.UTF_8));
                }
            }
            return answer(connection, uri);
        } catch (IOException e) {
            throw new CommandException(
                    "cannot reach " + endpoint + ": " + e.getMessage()
                            + "; is it up? Start it with ./opspawn up, or name another one with --endpoint",
                    e);
        }
    }

    private static ObjectNode answer(HttpURLConnection connection, URI uri) throws IOException {
        int status = connection.getResponseCode();
        @Nullable InputStream stream = status < 400 ? connection.getInputStream() : connection.getErrorStream();
        String text = stream == null ? "" : new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        if (status / 100 != 2) {
            throw new CommandException(refusal(status, uri, text));
        }
        if (Json.parse(text) instanceof ObjectNode object) {
            return object;
        }
        throw new CommandException(uri + " answered with something else than a JSON object");
    }

    /** A problem's own words where there are some, each field on a line of its own. */
    private static String refusal(int status, URI uri, String text) {
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
            return message.toString();
        } catch (JsonProcessingException e) {
            return uri + " answered " + status;
        }
    }
}
