package com.opspawn.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.opspawn.aws.AwsClients;
import com.opspawn.journal.Idempotency;
import com.opspawn.journal.dynamodb.DynamoDbJournal;
import com.opspawn.json.Json;
import com.opspawn.system.deployed.Deployed;
import com.opspawn.task.Budget;
import com.opspawn.task.Submission;
import com.opspawn.task.Task;
import com.opspawn.task.TaskKey;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * What the black-box tests cannot see of a deployment, or not with the demo model. They themselves, those that are
 * {@link Deployable}, run against it as well.
 */
@Deployable
@EnabledIfSystemProperty(
        named = "opspawn.emulator",
        matches = ".+",
        disabledReason = "nothing is deployed: -Dopspawn.emulator says where to")
final class DeployedTest {
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final Api api = Api.ofTarget();

    private static OnEmulator emulator() {
        return Target.get().emulator().orElseThrow();
    }

    private static ScriptedModel model() {
        assumeTrue(emulator().model().isPresent(), "the functions cannot reach a model on this machine");
        return emulator().model().orElseThrow();
    }

    /** A task whose model is this test's own. */
    private String submitted(String goal) {
        ObjectNode body = Json.object().put("task_type", "agent_task").put("prompt", goal);
        body.putObject("agent_config").put("llm_provider", "openai").put("llm_model", "scripted");
        return api.submitted(body);
    }

    @Test
    void taskOfSeveralStepsAsksItsModelOnceForEachOfThem() {
        ScriptedModel model = model();
        String goal = "several steps " + UUID.randomUUID();

        JsonNode task = api.ended(submitted(goal), PATIENCE);

        assertThat(task.path("status").asText()).as("%s", task).isEqualTo("completed");
        assertThat(task.path("result").asText()).contains(goal);
        JsonNode steps = api.get("/tasks/" + task.path("task_id").asText() + "/steps")
                .json()
                .path("steps");
        assertThat(steps).hasSize(OnEmulator.TOOL_CALLS + 1);
        assertThat(IntStream.rangeClosed(0, OnEmulator.TOOL_CALLS).map(turn -> model.asked(goal, turn)))
                .containsOnly(1);
    }

    @Test
    void modelThatRefusesFailsTheTaskWithItsReason() {
        ScriptedModel model = model();
        String goal = ScriptedModel.REFUSED + " " + UUID.randomUUID();

        JsonNode task = api.ended(submitted(goal), PATIENCE);

        assertThat(task.path("status").asText()).isEqualTo("failed");
        assertThat(task.path("status_reason").asText()).isEqualTo("model_error");
        assertThat(task.path("error_message").asText())
                .contains("openai/scripted")
                .contains("401");
        assertThat(model.asked(goal, 0))
                .as("what is refused is not asked again")
                .isEqualTo(1);
    }

    /** As after a crash between the two: found by the function that the schedule calls, and by nothing else. */
    @Test
    void taskThatWasRecordedAndNeverStartedIsStartedBySchedule() {
        Deployed deployed = emulator().deployed();
        ObjectNode input = Json.object().put("prompt", "What is 11 * 11?");
        Submission submission = new Submission(
                "agent_task",
                Optional.empty(),
                Optional.empty(),
                input,
                Optional.empty(),
                Budget.UNLIMITED,
                Optional.empty(),
                Optional.empty());
        Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        Task task = Task.submitted(TaskKey.of(TaskKey.DEFAULT_TENANT, UUID.randomUUID()), submission, now);
        try (DynamoDbClient client = AwsClients.dynamoDb(deployed.endpoint().environment("DYNAMODB"))) {
            DynamoDbJournal.on(client, deployed.output("TableName")).open(task, Idempotency.NONE);
        }

        JsonNode ended = api.ended(task.key().taskId(), PATIENCE);

        assertThat(ended.path("result").asText()).contains("121");
    }

    @Test
    void tasksThatRunAtOnceCompleteWithExactJournals() {
        List<String> ids = IntStream.range(0, 6)
                .mapToObj(i -> api.submit("What is " + i + " * 3?"))
                .toList();

        for (String id : ids) {
            assertThat(api.ended(id, PATIENCE).path("status").asText()).isEqualTo("completed");
            assertThat(Api.types(api.events(id)))
                    .containsExactly("submitted", "model_answered", "tools_finished", "model_answered", "completed");
        }
    }

    /** It stands where an emulator has no HTTP APIs: what is seen through it must be what is seen through the API. */
    @Test
    void sameTaskIsSeenWhereFunctionsAreInvokedWithoutTheGateway() {
        Api invoking = new Api(emulator().deployed().apiThatInvokes());
        String id = invoking.submit("What is 6 * 7?");

        JsonNode task = invoking.ended(id, PATIENCE);

        assertThat(task.path("result").asText()).contains("42");
        assertThat(api.get("/tasks/" + id).json()).isEqualTo(task);
        assertThat(invoking.get("/tasks/" + id + "/explode").status()).isEqualTo(404);
        assertThat(invoking.post("/tasks/" + id + "/cancel", "")
                        .json()
                        .path("code")
                        .asText())
                .isEqualTo("task_ended");
    }
}
