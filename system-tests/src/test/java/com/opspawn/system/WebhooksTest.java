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
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;

/** Webhooks from a task's change to its receiver, in a local cloud of this process. */
final class WebhooksTest {
    private static final String SECRET = "whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oDbcvdvb3Nvdw=";
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    /** Refuses the first request that comes, and takes every other. */
    private static final HookReceiver RECEIVER = new HookReceiver(SECRET, number -> number == 1 ? 500 : 204);

    private static final HookReceiver BROKEN = new HookReceiver(SECRET, number -> 500);
    private static final ScriptedModel MODEL = new ScriptedModel();
    private static final LocalCloud CLOUD = LocalCloud.start(StoreSetting.options()
            .withParameters(Map.of(
                    "Webhooks",
                    Json.write(Json.object()
                            .set(
                                    "default",
                                    Json.object()
                                            .put("url", RECEIVER.url("/tenant"))
                                            .put("signing_secret", SECRET))),
                    "WebhookRetrySeconds",
                    "0,0"))
            .withEnvironment(Map.of(
                    "OPSPAWN_MODEL", "openai/scripted",
                    "OPENAI_API_KEY", "key",
                    "OPENAI_BASE_URL", MODEL.baseUrl())));
    private static final Api API = new Api(URI.create(CLOUD.apiUrl() + "/api/v1"));

    @BeforeAll
    static void awaitQueues() {
        CLOUD.awaitQueues();
    }

    @AfterAll
    static void close() {
        CLOUD.close();
        MODEL.close();
        RECEIVER.close();
        BROKEN.close();
    }

    private static <B extends AwsClientBuilder<B, ?> & AwsSyncClientBuilder<B, ?>> B local(
            B builder, String service, URI url) {
        return AwsClients.configured(
                builder,
                service,
                Duration.ofSeconds(30),
                Map.of("AWS_REGION", "us-east-1", "AWS_ENDPOINT_URL_" + service, "http://" + url.getAuthority()));
    }

    private static String submit(String webhook) {
        return API.submitted(Json.object()
                .put("task_type", "agent_task")
                .put("prompt", "What is 6 * 7? " + webhook)
                .set("webhook", Json.object().put("url", webhook)));
    }

    private static void await(String what, ThrowingRunnable holds) {
        Awaitility.await(what)
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(100))
                .untilAsserted(holds);
    }

    private static void assertTold(String taskId, String path, String... types) {
        List<HookReceiver.Hook> hooks = RECEIVER.of(taskId, path);
        assertThat(hooks).extracting(HookReceiver.Hook::type).contains(types);
        assertThat(hooks).allMatch(HookReceiver.Hook::verified);
    }

    @Test
    void aTasksChangesReachItsTenantsReceiverAndItsOwn() {
        String id = submit(RECEIVER.url("/own"));
        assertThat(API.ended(id).path("status").asText()).isEqualTo("completed");

        await("the webhooks of " + id, () -> {
            assertTold(id, "/tenant", "task.pending", "task.running", "task.completed");
            assertTold(id, "/own", "task.pending", "task.running", "task.completed");
        });

        JsonNode data = RECEIVER.of(id, "/own").stream()
                .filter(hook -> hook.type().equals("task.completed"))
                .findFirst()
                .orElseThrow()
                .body()
                .path("data");
        assertThat(data.path("status").asText()).isEqualTo("completed");
        assertThat(data.path("previous_status").asText()).isEqualTo("running");
        assertThat(data.path("updated_at").asText())
                .isEqualTo(API.get("/tasks/" + id).json().path("updated_at").asText());
        // Neither the goal nor the result; their figures may well stand in a time.
        assertThat(data.properties())
                .extracting(Map.Entry::getKey)
                .containsExactly("tenant", "task_id", "status", "previous_status", "sequence", "updated_at");
        assertThat(API.get("/tasks/" + id).json().at("/webhook/url").asText()).isEqualTo(RECEIVER.url("/own"));
    }

    @Test
    void whatAReceiverNeverTakesEndsInTheDeadLetterQueue() {
        String id = submit(BROKEN.url("/broken"));
        URI dead = CLOUD.queueUrls().get("WebhookDeadLetterQueue");
        try (SqsClient sqs = local(SqsClient.builder(), "SQS", dead).build()) {
            List<Message> messages = Awaitility.await("dead letters")
                    .atMost(PATIENCE)
                    .until(
                            () -> sqs.receiveMessage(receive -> receive.queueUrl(dead.toString())
                                            .waitTimeSeconds(1)
                                            .visibilityTimeout(0))
                                    .messages(),
                            found -> found.stream()
                                    .anyMatch(message -> message.body().contains(id)));
            assertThat(messages).isNotEmpty();
        }
        String first = BROKEN.of(id, "/broken").getFirst().id();
        await(
                "eight tries",
                () -> assertThat(BROKEN.of(id, "/broken").stream()
                                .filter(hook -> hook.id().equals(first)))
                        .hasSize(8));
    }

    @Test
    void anExecutionThatSomebodyStopsEndsItsTaskAndThatIsTold() {
        MODEL.shut();
        try (SfnClient workflows =
                local(SfnClient.builder(), "SFN", CLOUD.statesUrl()).build()) {
            String id = submit(RECEIVER.url("/stopped"));
            await(
                    "the task to run",
                    () -> assertThat(API.get("/tasks/" + id)
                                    .json()
                                    .path("status")
                                    .asText())
                            .isEqualTo("running"));
            String machine =
                    workflows.listStateMachines().stateMachines().getFirst().stateMachineArn();
            String execution = machine.replace(":stateMachine:", ":execution:") + ":" + id;

            workflows.stopExecution(stop -> stop.executionArn(execution).cause("by hand"));

            JsonNode task = API.ended(id);
            assertThat(task.path("status").asText()).isEqualTo("failed");
            assertThat(task.path("status_reason").asText()).isEqualTo("execution_stopped");
            assertThat(task.path("error_message").asText()).isEqualTo("its workflow was stopped: by hand");
            await("the webhook", () -> assertTold(id, "/stopped", "task.failed"));
        } finally {
            MODEL.open();
        }
    }
}
