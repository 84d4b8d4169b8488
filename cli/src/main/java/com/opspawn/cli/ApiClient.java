package com.opspawn.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.opspawn.json.Json;
import java.io.IOException;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URLEncoder;
import java.net.UnknownHostException;
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
    private static final Map<String, String> JSON = Map.of("Content-Type", "application/json");

    private final Endpoint endpoint;
    private final RequestSigner signer;
    private final Consumer<Duration> pause;

    ApiClient(Endpoint endpoint, Optional<Token> token) {
        this(endpoint, token, Pause.SLEEP);
    }

    /** @param pause spends the time that the API asks for before it is asked again */
    ApiClient(Endpoint endpoint, Optional<Token> token, Consumer<Duration> pause) {
        this.endpoint = endpoint;
        this.signer = RequestSigner.of(endpoint, token);
        this.pause = pause;
    }

    /** @param idempotencyKey makes a second submission, by this client or by the user, the same task */
    ObjectNode submit(ObjectNode task, String idempotencyKey) {
        return post("/tasks", task, Map.of("Idempotency-Key", idempotencyKey));
    }

    ObjectNode get(String taskId) {
        return call("GET", task(taskId, ""), Map.of(), "");
    }

    /**
     * Cancels, pauses, resumes or redrives. Each of them does nothing where it was done already.
     *
     * @return the task
     */
    ObjectNode act(String taskId, String action, ObjectNode body) {
        return call("POST", task(taskId, "/" + action), JSON, Json.write(body));
    }

    /** Cancels those that a filter finds, a page of them. */
    ObjectNode cancelAll(ObjectNode filter) {
        return post("/tasks/cancel", filter, Map.of());
    }

    /** @param idempotencyKey makes a second sending the same message */
    ObjectNode message(String taskId, String content, String idempotencyKey) {
        Map<String, String> headers = new TreeMap<>(JSON);
        headers.put("Idempotency-Key", idempotencyKey);
        String body = Json.write(Json.object().put("content", content));
        return call("POST", task(taskId, "/messages"), headers, body);
    }

    /** All that a task has asked people for, oldest first. */
    JsonNode inputRequests(String taskId) {
        return call("GET", task(taskId, "/input_requests"), Map.of(), "").path("input_requests");
    }

    /** Gives what was asked for; the same again changes nothing. */
    ObjectNode decide(String taskId, String requestId, ObjectNode decision) {
        return call("POST", task(taskId, "/input_requests/" + encoded(requestId)), JSON, Json.write(decision));
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
        String query = "/events?after=" + after + "&wait=" + WAIT_SECONDS;
        return call("GET", task(taskId, query), Map.of(), "").path("events");
    }

    private URI task(String taskId, String rest) {
        if (taskId.isBlank()) {
            throw new CommandException(Exit.USAGE, "TASK_ID is blank: give a task's id");
        }
        return endpoint.at("/tasks/" + encoded(taskId) + rest);
    }

    private ObjectNode post(String path, ObjectNode body, Map<String, String> headers) {
        Map<String, String> all = new TreeMap<>(JSON);
        all.putAll(headers);
        return call("POST", endpoint.at(path), all, Json.write(body));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** Sends it again where the API asks for that: no request of ours does more a second time than it did the first. */
    private ObjectNode call(String method, URI uri, Map<String, String> headers, String body) {
        for (int tries = 1; ; tries++) {
            Answer answer = send(method, uri, headers, body);
            Optional<Duration> wait = answer.comeBackAfter();
            if (wait.isEmpty() || tries == MAX_TRIES) {
                return answer.object();
            }
            pause.accept(wait.get());
        }
    }

    private Answer send(String method, URI uri, Map<String, String> headers, String body) {
        try {
            HttpURLConnection connection = (HttpURLConnection) uri.toURL().openConnection();
            connection.setRequestMethod(method);
            // A token is for this address and no other.
            connection.setInstanceFollowRedirects(false);
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
            throw ApiException.unreachable(
                    "cannot reach " + endpoint + ": " + reason(e)
                            + "; is it up? Start it with ./opspawn up, or name another one with --endpoint",
                    e);
        }
    }

    /** An unknown host's message is its bare name. */
    private static String reason(IOException e) {
        return e instanceof UnknownHostException ? "unknown host" : String.valueOf(e.getMessage());
    }
}
