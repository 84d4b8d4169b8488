package com.opspawn.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What clients of the older system send still works. */
@Deployable
final class OlderClientsTest {
    private final Api api = Api.ofTarget();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"task_type\":\"agent_task\",\"prompt\":\"What is 3 * 3?\"}",
                "{\"task_type\":\"agent_run\",\"input_data\":{\"prompt\":\"What is 3 * 3?\"}}",
                "{\"task_type\":\"agent_run\",\"input_data\":{\"goal\":\"What is 3 * 3?\"},\"name\":null}"
            })
    void bothFormsAreTakenWithATrailingSlash(String body) {
        Api.Answer created = api.post("/tasks/", body);

        assertThat(created.status()).isEqualTo(201);
        JsonNode task = api.ended(created.json().path("task_id").asText());
        assertThat(task.path("status").asText()).isEqualTo("completed");
        assertThat(task.path("result").asText()).contains("9");
    }

    @Test
    void listAndTaskAreFoundWithATrailingSlash() {
        String id = api.submit("What is 3 * 3?");
        api.ended(id);

        assertThat(api.get("/tasks/").json().path("tasks")).isNotEmpty();
        assertThat(api.get("/tasks/" + id + "/").json().path("task_id").asText())
                .isEqualTo(id);
        assertThat(api.get("/tasks/" + id + "/steps/").json().path("steps")).isNotEmpty();
    }

    @Test
    void unknownProviderFailsTheTaskAndIsNamed() {
        Api.Answer created = api.post(
                "/tasks/",
                "{\"task_type\":\"agent_task\",\"prompt\":\"Hi\",\"agent_config\":{\"llm_provider\":\"acme\"}}");

        JsonNode task = api.ended(created.json().path("task_id").asText());

        assertThat(task.path("status").asText()).isEqualTo("failed");
        assertThat(task.path("status_reason").asText()).isEqualTo("invalid_agent_config");
        assertThat(task.path("error_message").asText())
                .contains("agent_config.llm_provider")
                .contains("'acme'");
    }
}
