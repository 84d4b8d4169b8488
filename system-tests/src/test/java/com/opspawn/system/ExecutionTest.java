package com.opspawn.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.opspawn.aws.AwsClients;
import com.opspawn.json.Json;
import com.opspawn.local.LocalCloud;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.ExecutionListItem;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sfn.model.HistoryEvent;

/** The executions behind the tasks, in a local cloud of this process. */
final class ExecutionTest {
    /** What a function may be sent, and the limit of a submission's body. */
    private static final int KIBIBYTE = 1024;

    private static final int TASKS = 10;

    private static final LocalCloud CLOUD = LocalCloud.start(Hosted.options().withoutQueues());
    private static final Api API = new Api(URI.create(CLOUD.apiUrl() + "/api/v1"));
    private static final SfnClient STEP_FUNCTIONS = AwsClients.configured(
                    SfnClient.builder(),
                    "SFN",
                    Duration.ofSeconds(30),
                    Map.of(
                            "AWS_REGION",
                            "us-east-1",
                            "AWS_ENDPOINT_URL_SFN",
                            CLOUD.statesUrl().toString()))
            .build();

    @AfterAll
    static void close() {
        STEP_FUNCTIONS.close();
        CLOUD.close();
    }

    private static String machine() {
        return STEP_FUNCTIONS.listStateMachines().stateMachines().getFirst().stateMachineArn();
    }

    private static ExecutionListItem execution(String name) {
        return STEP_FUNCTIONS.listExecutions(request -> request.stateMachineArn(machine())).executions().stream()
                .filter(execution -> execution.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** Of this many bytes. */
    private static String body(int size) {
        String empty = Json.write(Json.object().put("task_type", "agent_task").put("prompt", "What is 2 * 3? "));
        String filled = empty.replace("? ", "? " + "x".repeat(size - empty.length()));
        assertThat(filled).hasSize(size);
        return filled;
    }

    @Test
    void aGoalAtTheLimitOfWhatMayTravelIsKeptByReference() {
        for (int size : List.of(255 * KIBIBYTE, 256 * KIBIBYTE)) {
            Api.Answer answer = API.post("/tasks", body(size));
            assertThat(answer.status()).isEqualTo(201);
            String id = answer.json().path("task_id").asText();

            assertThat(API.ended(id).path("status").asText()).isEqualTo("completed");
            assertThat(travelled(id)).isLessThan(4 * KIBIBYTE);
        }
        assertThat(API.post("/tasks", body(257 * KIBIBYTE)).status()).isEqualTo(413);
    }

    /** All that went through the workflow for a task. */
    private static int travelled(String id) {
        String arn = execution(id).executionArn();
        List<HistoryEvent> events = STEP_FUNCTIONS
                .getExecutionHistory(request -> request.executionArn(arn).maxResults(1000))
                .events();
        assertThat(events).hasSizeGreaterThan(5);
        return events.stream()
                .mapToInt(event -> event.toString().length())
                .max()
                .orElseThrow();
    }

    /** As a redrive does: another execution meets what the first has written down. */
    @Test
    void anotherExecutionOfATaskThatHasFailedMeetsItsEndAndRepeatsNothing() {
        String id = API.submitted(Json.object()
                .put("task_type", "agent_task")
                .put("prompt", "What is 2 * 3? Then what is 4 * 5?")
                .set("budget", Json.object().put("max_steps", 1)));
        JsonNode failed = API.ended(id);
        assertThat(failed.path("status").asText()).isEqualTo("failed");
        List<JsonNode> events = API.events(id);

        again(id);

        assertThat(API.events(id)).isEqualTo(events);
        assertThat(API.get("/tasks/" + id).json()).isEqualTo(failed);
    }

    private static void again(String id) {
        String input = STEP_FUNCTIONS
                .describeExecution(request -> request.executionArn(execution(id).executionArn()))
                .input();
        String arn = STEP_FUNCTIONS
                .startExecution(request ->
                        request.stateMachineArn(machine()).name("again-" + id).input(input))
                .executionArn();
        Awaitility.await("the second execution of " + id)
                .atMost(Duration.ofSeconds(30))
                .until(
                        () -> STEP_FUNCTIONS
                                .describeExecution(request -> request.executionArn(arn))
                                .status(),
                        status -> status == ExecutionStatus.SUCCEEDED);
    }

    private static String result(String goal) {
        String id = API.submitted(Json.object()
                .put("task_type", "agent_task")
                .put("agent_id", "analyst")
                .put("prompt", goal));
        assertThat(API.ended(id).path("status").asText()).isEqualTo("completed");
        List<JsonNode> outputs = API.events(id).stream()
                .flatMap(event -> event.findValues("output").stream())
                .toList();
        assertThat(outputs).as(goal).isNotEmpty();
        return outputs.getLast().asText();
    }

    @Test
    void aTaskLeavesNothingForTheNextInAWarmFunction() throws Exception {
        String keep = "call run_javascript with {\"code\":\"globalThis.left = 42; left\"}";
        String find = "call run_javascript with {\"code\":\"typeof globalThis.left\"}";
        assertThat(result(keep)).contains("42");
        result("call notes with {\"action\":\"write\",\"title\":\"secret\",\"text\":\"of the first\"}");
        int threads = Thread.getAllStackTraces().size();

        for (int i = 0; i < TASKS; i++) {
            assertThat(result(find)).contains("undefined");
        }

        assertThat(result("call notes with {\"action\":\"list\"}")).doesNotContain("secret");
        // Threads of pools may come and go; those of tasks would have become as many more as there were tasks.
        Awaitility.await("threads of tasks to end")
                .atMost(Duration.ofSeconds(10))
                .until(() -> Thread.getAllStackTraces().size() < threads + TASKS);
    }
}
