package com.opspawn.system;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.opspawn.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;

/**
 * Plain HTTP with an API, as any client would.
 *
 * @param headers of every request
 */
record Api(URI base, Map<String, String> headers) {
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();

    Api(URI base) {
        this(base, Map.of());
    }

    Api with(String header, String value) {
        return new Api(base, Map.of(header, value));
    }

    static Api ofTarget() {
        return new Api(Target.get().api());
    }

    /** An answer: its status, its headers and its body, which is JSON. */
    record Answer(int status, Map<String, List<String>> headers, JsonNode json) {
        String header(String name) {
            return headers.getOrDefault(name, List.of("")).getFirst();
        }
    }

    Answer post(String path, byte[] json) {
        return send(request(path)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(json))
                .build());
    }

    Answer post(String path, String body, String... more) {
        HttpRequest.Builder request =
                request(path).header("Content-Type", "application/json").POST(BodyPublishers.ofString(body));
        for (int i = 0; i < more.length; i += 2) {
            request.setHeader(more[i], more[i + 1]);
        }
        return send(request.build());
    }

    Answer get(String path) {
        return send(request(path).build());
    }

    Answer delete(String path) {
        return send(request(path).DELETE().build());
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(base + path)).timeout(Duration.ofSeconds(60));
        headers.forEach(request::header);
        return request;
    }

    /** An answer as {@code text/event-stream}, whole. */
    static String stream(URI address) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(address)
                .timeout(Duration.ofSeconds(60))
                .header("Accept", "text/event-stream")
                .build();
        HttpResponse<String> response = CLIENT.send(request, BodyHandlers.ofString());
        requireDescribed(request, response);
        return response.body();
    }

    /** Asks for a path of the host, wherever the API begins. */
    Answer send(String method, String path, String body) {
        return send(HttpRequest.newBuilder(base.resolve(path))
                .timeout(Duration.ofSeconds(60))
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(body))
                .build());
    }

    private static Answer send(HttpRequest request) {
        try {
            HttpResponse<String> response = CLIENT.send(request, BodyHandlers.ofString());
            requireDescribed(request, response);
            return new Answer(response.statusCode(), response.headers().map(), json(response.body()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Every answer that any test gets is as the API's description says. */
    private static void requireDescribed(HttpRequest request, HttpResponse<String> response) {
        String contentType = response.headers().firstValue("Content-Type").orElse("");
        List<String> problems = OpenApi.get()
                .problems(
                        request.method(),
                        request.uri().getRawPath(),
                        response.statusCode(),
                        contentType,
                        response.body());
        if (!problems.isEmpty()) {
            throw new AssertionError("not as openapi.json says: " + problems);
        }
    }

    private static JsonNode json(String body) {
        try {
            return Json.parse(body);
        } catch (JsonProcessingException e) {
            return Json.object().put("not_json", body);
        }
    }

    /** Submits a goal and gives the new task's id. */
    String submit(String goal) {
        return submitted(Json.object().put("task_type", "agent_task").put("prompt", goal));
    }

    String submitted(JsonNode body) {
        Answer answer = post("/tasks", Json.write(body));
        if (answer.status() != 201) {
            throw new AssertionError("not created: " + answer);
        }
        return answer.json().path("task_id").asText();
    }

    /** Waits for a task's end, whatever it is, and gives the task. */
    JsonNode ended(String taskId) {
        return ended(taskId, Duration.ofSeconds(60));
    }

    JsonNode ended(String taskId, Duration patience) {
        return Awaitility.await("the end of " + taskId)
                .atMost(patience)
                .pollInterval(Duration.ofMillis(150))
                .ignoreExceptions()
                .until(
                        () -> get("/tasks/" + taskId).json(),
                        task -> !task.path("completed_at").isNull() && task.has("completed_at"));
    }

    /** All events of a task. */
    List<JsonNode> events(String taskId) {
        List<JsonNode> events = new ArrayList<>();
        get("/tasks/" + taskId + "/events").json().path("events").forEach(events::add);
        return events;
    }

    static List<String> types(List<JsonNode> events) {
        return events.stream().map(event -> event.path("type").asText()).toList();
    }
}
