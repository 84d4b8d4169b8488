package com.opspawn.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.opspawn.json.Json;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

/** One task from HTTP to its result. */
@Deployable
final class TaskTest {
    private final Api api = Api.ofTarget();

    @Test
    void goalOfTwoPartsIsAnsweredWithTwoToolCalls() {
        LocalDate before = LocalDate.now(ZoneId.of("Asia/Tokyo"));
        String id = api.submit("What is 17 * 23, and what is the date in Tokyo now?");

        JsonNode task = api.ended(id);

        assertThat(task.path("status").asText()).isEqualTo("completed");
        assertThat(task.path("result").asText()).contains("391").contains(String.valueOf(before.getYear()));
        JsonNode steps = api.get("/tasks/" + id + "/steps").json().path("steps");
        assertThat(steps).hasSize(2);
        assertThat(steps.get(0).path("tool_calls"))
                .extracting(
                        call -> call.path("tool").asText(),
                        call -> call.path("status").asText())
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple("calculator", "succeeded"),
                        org.assertj.core.groups.Tuple.tuple("current_time", "succeeded"));
    }

    @Test
    void createdTaskHasItsLocationAndIsPending() {
        Api.Answer created = api.post("/tasks", "{\"task_type\":\"agent_task\",\"prompt\":\"What is 2 + 2?\"}");

        assertThat(created.status()).isEqualTo(201);
        String id = created.json().path("task_id").asText();
        assertThat(created.header("location")).isEqualTo("/api/v1/tasks/" + id);
        assertThat(id).matches("task_[0-9a-f-]{36}");
        assertThat(created.json().path("status").asText()).isEqualTo("pending");
        assertThat(created.json().path("task_type").asText()).isEqualTo("agent_task");
        assertThat(created.json().path("input_data").path("prompt").asText()).isEqualTo("What is 2 + 2?");
        assertThat(Instant.parse(created.json().path("created_at").asText()))
                .isBetween(
                        Instant.now().minus(Duration.ofMinutes(5)),
                        Instant.now().plus(Duration.ofMinutes(5)));
        api.ended(id);
    }

    @Test
    void eventsAreTheJournalWithoutGaps() {
        String id = api.submit("What is 6 * 7?");
        api.ended(id);

        List<JsonNode> events = api.events(id);

        assertThat(Api.types(events))
                .containsExactly("submitted", "model_answered", "tools_finished", "model_answered", "completed");
        assertThat(events).extracting(event -> event.path("seq").asLong()).containsExactly(0L, 1L, 2L, 3L, 4L);
    }

    @Test
    void eventsBehindAPlaceAreWaitedFor() {
        String id = api.submit("What is 6 * 7?");

        List<String> types = new java.util.ArrayList<>();
        long after = -1;
        while (!types.contains("completed")) {
            JsonNode events = api.get("/tasks/" + id + "/events?after=" + after + "&wait=10")
                    .json()
                    .path("events");
            assertThat(events).as("events after %s", after).isNotEmpty();
            for (JsonNode event : events) {
                assertThat(event.path("seq").asLong()).isEqualTo(++after);
                types.add(event.path("type").asText());
            }
        }
        assertThat(types).hasSize(5);
    }

    @Test
    void endedTaskIsNotWaitedFor() {
        String id = api.submit("What is 6 * 7?");
        api.ended(id);
        long begin = System.nanoTime();

        JsonNode none =
                api.get("/tasks/" + id + "/events?after=4&wait=20").json().path("events");

        assertThat(none).isEmpty();
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(10));
    }

    @Test
    void usageAndTimesAreThoseOfTheJournal() {
        String id = api.submit("What is 6 * 7?");
        JsonNode task = api.ended(id);

        long input = 0;
        for (JsonNode event : api.events(id)) {
            input += event.path("usage").path("input_tokens").asLong();
        }
        assertThat(input).isPositive();
        assertThat(task.path("usage").path("input_tokens").asLong()).isEqualTo(input);
        assertThat(task.path("started_at").asText())
                .isGreaterThanOrEqualTo(task.path("created_at").asText());
        assertThat(task.path("completed_at").asText())
                .isGreaterThanOrEqualTo(task.path("started_at").asText());
    }

    @Test
    void stepLimitEndsTheTask() {
        String id = api.submitted(Json.object()
                .put("task_type", "agent_task")
                .put("prompt", "What is 6 * 7?")
                .set("budget", Json.object().put("max_steps", 1)));

        JsonNode task = api.ended(id);

        assertThat(task.path("status").asText()).isEqualTo("failed");
        assertThat(task.path("status_reason").asText()).isEqualTo("step_limit");
    }
}
