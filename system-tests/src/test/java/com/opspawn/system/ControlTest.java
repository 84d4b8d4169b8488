package com.opspawn.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.opspawn.json.Json;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** What people do with a task that runs. */
@Deployable
final class ControlTest {
    private final Api api = Api.ofTarget();

    /** A task that waits for an answer of its user. */
    private String asking() {
        return careful("call ask_person with {\"question\":\"Which colour?\",\"options\":[\"red\",\"blue\"]}");
    }

    /** A task that waits for its user to allow a call. */
    private String remembering(String text) {
        assumeTrue(
                Target.get().emulator().stream()
                        .allMatch(emulator -> emulator.model().isPresent()),
                "the functions reach nothing that could embed what they remember");
        return careful("call remember with {\"text\":\"" + text + "\"}");
    }

    private String careful(String goal) {
        String id = api.submitted(Json.object()
                .put("task_type", "agent_task")
                .put("agent_id", "careful")
                .put("prompt", goal));
        awaitStatus(id, "input_required");
        return id;
    }

    private JsonNode awaitStatus(String id, String status) {
        return Awaitility.await(id + " is " + status)
                .atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(100))
                .until(
                        () -> api.get("/tasks/" + id).json(),
                        task -> task.path("status").asText().equals(status));
    }

    private JsonNode request(String id) {
        return api.get("/tasks/" + id + "/input_requests")
                .json()
                .path("input_requests")
                .path(0);
    }

    private Api.Answer decide(String id, ObjectNode body) {
        String request = request(id).path("request_id").asText();
        return api.post("/tasks/" + id + "/input_requests/" + request, Json.write(body));
    }

    private static void refused(Api.Answer answer, int status, String code) {
        assertThat(answer.status()).as(answer.toString()).isEqualTo(status);
        assertThat(answer.json().path("code").asText()).isEqualTo(code);
    }

    @Test
    void aQuestionIsAnsweredAndTheTaskGoesOn() {
        String id = asking();
        assertThat(request(id).path("question").asText()).isEqualTo("Which colour?");
        assertThat(request(id).path("options").path(1).asText()).isEqualTo("blue");

        Api.Answer given = decide(id, Json.object().put("decision", "answer").put("answer", "blue"));

        assertThat(given.status()).isEqualTo(202);
        assertThat(api.ended(id).path("result").asText()).contains("blue");
        assertThat(Api.types(api.events(id)))
                .containsExactly(
                        "submitted",
                        "model_answered",
                        "input_requested",
                        "input_given",
                        "tools_finished",
                        "model_answered",
                        "completed");
    }

    @Test
    void whatWasApprovedIsTheStoredCallAndNoOther() {
        String id = remembering("the safe is behind the picture");
        JsonNode asked = request(id);
        ObjectNode changed = Json.object().put("decision", "approve");
        changed.putObject("arguments").put("text", "the safe is empty");

        refused(decide(id, changed), 409, "call_changed");
        refused(decide(id, Json.object().put("decision", "approve").put("call_hash", "0")), 409, "call_changed");
        refused(decide(id, Json.object().put("decision", "answer").put("answer", "yes")), 422, "invalid_request");
        ObjectNode approval = Json.object()
                .put("decision", "approve")
                .put("call_hash", asked.path("call_hash").asText());
        assertThat(decide(id, approval).status()).isEqualTo(202);

        JsonNode task = api.ended(id);
        assertThat(task.path("status").asText()).isEqualTo("completed");
        JsonNode call = api.get("/tasks/" + id + "/steps")
                .json()
                .path("steps")
                .path(0)
                .path("tool_calls")
                .path(0);
        assertThat(call.path("status").asText()).isEqualTo("succeeded");
        assertThat(decide(id, approval).status()).as("the same again").isEqualTo(202);
        refused(decide(id, Json.object().put("decision", "reject")), 409, "already_decided");
    }

    @Test
    void aPausedTaskTakesMessagesAndGoesOnWhenItIsResumed() {
        String id = asking();
        assertThat(api.post("/tasks/" + id + "/pause", "{\"reason\":\"lunch\"}").status())
                .isEqualTo(202);
        JsonNode paused = awaitStatus(id, "paused");
        assertThat(paused.path("status_reason").asText()).isEqualTo("lunch");
        assertThat(api.post("/tasks/" + id + "/messages", "{\"content\":\"hurry\"}", "Idempotency-Key", "one")
                        .status())
                .isEqualTo(202);
        assertThat(api.post("/tasks/" + id + "/messages", "{\"content\":\"hurry\"}", "Idempotency-Key", "one")
                        .status())
                .isEqualTo(202);
        refused(
                api.post("/tasks/" + id + "/messages", "{\"content\":\"wait\"}", "Idempotency-Key", "one"),
                422,
                "idempotency_key_reused");
        assertThat(decide(id, Json.object().put("decision", "answer").put("answer", "red"))
                        .status())
                .isEqualTo(202);
        assertThat(api.get("/tasks/" + id).json().path("status").asText()).isEqualTo("paused");

        assertThat(api.post("/tasks/" + id + "/resume", "").status()).isEqualTo(202);
        api.ended(id);

        List<String> types = Api.types(api.events(id));
        assertThat(types.subList(0, 7))
                .containsExactly(
                        "submitted",
                        "model_answered",
                        "input_requested",
                        "paused",
                        "message_added",
                        "input_given",
                        "resumed");
    }

    @Test
    void aCancelledTaskStaysSo() {
        String id = asking();
        Api.Answer cancelled = api.post("/tasks/" + id + "/cancel", "{\"reason\":\"never mind\"}");
        assertThat(cancelled.status()).isEqualTo(202);
        assertThat(cancelled.json().path("status").asText()).isEqualTo("cancelled");
        assertThat(cancelled.json().path("status_reason").asText()).isEqualTo("never mind");
        assertThat(api.post("/tasks/" + id + "/cancel", "").status()).isEqualTo(202);
        refused(api.post("/tasks/" + id + "/messages", "{\"content\":\"hello?\"}"), 409, "task_ended");
        refused(api.post("/tasks/" + id + "/pause", ""), 409, "task_ended");
        refused(api.post("/tasks/" + id + "/resume", ""), 409, "task_ended");
        refused(api.post("/tasks/" + id + "/redrive", ""), 409, "not_failed");
        refused(decide(id, Json.object().put("decision", "answer").put("answer", "red")), 409, "task_ended");
        assertThat(Api.types(api.events(id)))
                .containsExactly("submitted", "model_answered", "input_requested", "cancelled");
    }

    @Test
    void manyAreCancelledByWhatTheyHaveInCommon() {
        List<String> ids = List.of(remembering("one"), remembering("two"));
        String paused = asking();
        api.post("/tasks/" + paused + "/pause", "");

        refused(api.post("/tasks/cancel", "{}"), 422, "invalid_request");
        Api.Answer answer = api.post(
                "/tasks/cancel", "{\"agent_id\":\"careful\",\"status\":\"input_required\",\"reason\":\"all off\"}");

        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.json().path("cancelled"))
                .extracting(JsonNode::asText)
                .containsAll(ids)
                .doesNotContain(paused);
        ids.forEach(id -> assertThat(
                        api.get("/tasks/" + id).json().path("status_reason").asText())
                .isEqualTo("all off"));
        api.post("/tasks/" + paused + "/cancel", "");
    }

    @Test
    void aFailedTaskIsRedriven() {
        ObjectNode body = Json.object().put("task_type", "agent_task").put("prompt", "What is 2 + 2?");
        body.putObject("agent_config").put("planner", "no such planner");
        String id = api.submitted(body);
        assertThat(api.ended(id).path("status").asText()).isEqualTo("failed");

        assertThat(api.post("/tasks/" + id + "/redrive", "{\"reason\":\"perhaps now\"}")
                        .status())
                .isEqualTo(202);

        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(Api.types(api.events(id)))
                        .containsExactly("submitted", "failed", "redriven", "failed"));
    }

    @Test
    void whatIsWrongIsSaidByItsName() {
        refused(api.post("/tasks/task_00000000-0000-0000-0000-000000000000/cancel", ""), 404, "not_found");
        refused(api.post("/tasks/nonsense/cancel", ""), 404, "not_found");
        refused(api.post("/tasks/nonsense/explode", ""), 404, "not_found");
        String id = asking();
        Api.Answer wrong = api.post(
                "/tasks/" + id + "/input_requests/"
                        + request(id).path("request_id").asText(),
                "{\"decision\":\"perhaps\",\"why\":1}");
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.json().path("errors"))
                .extracting(error -> error.path("field").asText())
                .containsExactlyInAnyOrder("decision", "why");
        refused(
                api.post("/tasks/" + id + "/input_requests/none", "{\"decision\":\"answer\",\"answer\":\"x\"}"),
                404,
                "not_found");
        refused(api.post("/tasks/" + id + "/messages", "{}"), 422, "invalid_request");
        api.post("/tasks/" + id + "/cancel", "");
    }
}
