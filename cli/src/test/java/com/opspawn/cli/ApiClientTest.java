package com.opspawn.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.opspawn.json.Json;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class ApiClientTest {
    private static final String UNAVAILABLE =
            "{\"detail\":\"The store did not answer: try again\",\"code\":\"unavailable\"}";
    private static final ObjectNode TASK = Json.object().put("prompt", "goal");

    private final List<Duration> pauses = new ArrayList<>();
    private ScriptedApi api;
    private ApiClient client;

    @BeforeEach
    void start() throws IOException {
        api = new ScriptedApi();
        client = new ApiClient(Endpoint.parse(api.address()), Optional.empty(), pauses::add);
    }

    @AfterEach
    void stop() {
        api.close();
    }

    private void unavailable(String retryAfter) {
        api.then(503, Map.of("Retry-After", retryAfter), UNAVAILABLE);
    }

    @Test
    void aSubmissionIsSentAgainUnderItsKeyWhenTheApiSaysWhenToComeBack() {
        unavailable("1");
        unavailable("2");
        api.then(201, "{\"task_id\":\"t\"}");

        assertThat(client.submit(TASK, "key-1")).isEqualTo(Json.object().put("task_id", "t"));

        assertThat(api.asked)
                .hasSize(3)
                .containsOnly(new ScriptedApi.Asked("POST /api/v1/tasks", "key-1", "{\"prompt\":\"goal\"}"));
        assertThat(pauses).containsExactly(Duration.ofSeconds(1), Duration.ofSeconds(2));
    }

    @Test
    void afterFourTriesTheReasonIsTold() {
        for (int i = 0; i < 4; i++) {
            unavailable("0");
        }

        assertThatThrownBy(() -> client.get("t"))
                .isInstanceOf(CommandException.class)
                .hasMessage("The store did not answer: try again (503 unavailable)");
        assertThat(api.asked).hasSize(4);
    }

    /** API Gateway's own answer names no time. */
    @Test
    void whoAsksTooMuchComesBackASecondLater() {
        api.then(429, "{\"message\":\"Too Many Requests\"}");
        api.then(429, Map.of("Retry-After", "3"), "{\"message\":\"Too Many Requests\"}");
        api.then(200, "{}");

        client.get("t");

        assertThat(pauses).containsExactly(Duration.ofSeconds(1), Duration.ofSeconds(3));
    }

    @Test
    void longPausesAreCut() {
        unavailable("3600");
        api.then(200, "{}");

        client.get("t");

        assertThat(pauses).containsExactly(Duration.ofSeconds(10));
    }

    @Test
    void withoutSecondsToWaitItIsNotAskedAgain() {
        unavailable("Fri, 31 Dec 1999 23:59:59 GMT");

        assertThatThrownBy(() -> client.get("t")).isInstanceOf(CommandException.class);
        assertThat(api.asked).hasSize(1);
        assertThat(pauses).isEmpty();
    }

    @Test
    void answersThatAreNoJsonAreNotPrinted() {
        api.then(200, "<html>\u001b[31m");

        assertThatThrownBy(() -> client.get("t"))
                .hasMessage(api.address() + "/api/v1/tasks/t answered with something else than a JSON object:"
                        + " is that Opspawn's API?");
    }
}
