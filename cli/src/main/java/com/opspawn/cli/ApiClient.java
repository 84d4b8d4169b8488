package com.opspawn.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.opspawn.json.Json;
import java.io.IOException;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Calls the API. Uses the JDK's oldest HTTP client, which is the one that is loaded fastest. */
final class ApiClient {
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);
    private static final Duration READ_TIMEOUT = Duration.ofSeconds(35);
    private static final int WAIT_SECONDS = 20;
    private static final int MAX_TRIES = 4;

    private final Endpoint endpoint;
    private final RequestSigner signer;
    private final Consumer<Duration> pause;

    ApiClient(Endpoint endpoint) {
        this(endpoint, ApiClient::sleep);
    }

    ApiClient(Endpoint endpoint, Consumer<Duration> pause) {
        this.endpoint = endpoint;
        this.signer = RequestSigner.of(endpoint);
        this.pause = pause;
    }

    /** @param idempotencyKey makes a second submission, by this client or by the user, the same task */
    ObjectNode submit(ObjectNode task, String idempotencyKey) {
        Map<String, String> headers = Map.of("Content-Type", "application/json", "Idempotency-Key", idempotencyKey);
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

    /** Sends it again where the API asks for that and a second time does no more than the first. */
    private ObjectNode call(String method, URI uri, Map<String, String> headers, String body) {
        boolean repeatable = method.equals("GET") || headers.containsKey("Idempotency-Key");
        for (int tries = 1; ; tries++) {
            Answer answer = send(method, uri, headers, body);
            Optional<Duration> wait = answer.comeBackAfter();
            if (!repeatable || wait.isEmpty() || tries == MAX_TRIES) {
                return answer.object();
            }
            pause.accept(wait.get());
        }
    }

    private Answer send(String method, URI uri, Map<String, String> headers, String body) {
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
            return Answer.read(connection, uri);
        } catch (IOException e) {
            throw new CommandException(
                    "cannot reach " + endpoint + ": " + e.getMessage()
                            + "; is it up? Start it with ./opspawn up, or name another one with --endpoint",
                    e);
        }
    }

    private static void sleep(Duration duration) {
        try {
            Thread.sleep(duration);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandException("interrupted", e);
        }
    }
}
