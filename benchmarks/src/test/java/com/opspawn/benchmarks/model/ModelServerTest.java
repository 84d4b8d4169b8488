package com.opspawn.benchmarks.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.opspawn.json.Json;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ModelServerTest {
    private static final Script SCRIPT = new Script(2, 3, 200, Duration.ZERO, true);

    private final List<String> seen = new ArrayList<>();
    private final Watcher watcher = new Watcher() {
        @Override
        public void stepped(String name, int turn, long nanos) {
            seen.add(name + " stepped from " + turn);
        }

        @Override
        public void ended(String name) {
            seen.add(name + " ended");
        }
    };

    private static JsonNode ask(ModelServer server, JsonNode messages) throws Exception {
        String body = Json.write(Json.object().put("model", "scripted").set("messages", messages));
        URI address = URI.create(server.environment().get("OPENAI_BASE_URL") + "/chat/completions");
        HttpRequest request = HttpRequest.newBuilder(address)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            return Json.parse(client.send(request, BodyHandlers.ofString()).body())
                    .path("choices")
                    .path(0);
        }
    }

    @Test
    void aTaskIsToldApartByItsGoalAndItsStepsAreTimed() throws Exception {
        try (ModelServer server = new ModelServer(SCRIPT)) {
            server.play(SCRIPT, watcher);
            ArrayNode messages = Json.object().putArray("messages");
            messages.addObject().put("role", "user").put("content", SCRIPT.goal("t-1"));
            JsonNode first = ask(server, messages);
            messages.addObject().put("role", "assistant").put("content", "says \"assistant\" itself");
            ask(server, messages);
            messages.addObject().put("role", "assistant").put("content", "");
            JsonNode last = ask(server, messages);

            assertThat(first.path("message").path("tool_calls")).hasSize(3);
            assertThat(first.path("message").path("content").asText()).hasSize(200);
            assertThat(last.path("finish_reason").asText()).isEqualTo("stop");
            assertThat(seen).containsExactly("t-1 stepped from 0", "t-1 stepped from 1", "t-1 ended");
            assertThat(server.questions()).isEqualTo(3);
            assertThat(server.repeated()).isZero();
        }
    }

    @Test
    void aQuestionThatWasAnsweredAlreadyIsCountedAsRepeated() throws Exception {
        try (ModelServer server = new ModelServer(SCRIPT)) {
            ArrayNode messages = Json.object().putArray("messages");
            messages.addObject().put("role", "user").put("content", SCRIPT.goal("t-1"));
            ask(server, messages);
            ask(server, messages);

            assertThat(server.repeated()).isEqualTo(1);
        }
    }

    @Test
    void thePayloadIsEveryMessageOfATask() {
        assertThat(Script.w5().payload()).isEqualTo(2048L * (1 + 5 * 3 + 1));
    }
}
