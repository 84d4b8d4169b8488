package com.opspawn.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.amazonaws.services.lambda.runtime.events.DynamodbEvent;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.ScheduledEvent;
import com.amazonaws.services.lambda.runtime.events.StreamsEventResponse;
import com.amazonaws.services.lambda.runtime.serialization.PojoSerializer;
import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;
import com.fasterxml.jackson.databind.JsonNode;
import com.opspawn.agent.RunAgentHandler;
import com.opspawn.failure.ExecutionStoppedHandler;
import com.opspawn.failure.RecordFailureHandler;
import com.opspawn.json.Json;
import com.opspawn.local.LocalCloud;
import com.opspawn.local.Store;
import com.opspawn.memory.MemoriesHandler;
import com.opspawn.notify.DeliverWebhooksHandler;
import com.opspawn.notify.StatusChangesHandler;
import com.opspawn.query.GetTaskHandler;
import com.opspawn.submit.SubmitQueueHandler;
import com.opspawn.submit.SubmitTaskHandler;
import com.opspawn.submit.SweepTasksHandler;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Each file in {@code events/} is an event that its function takes, as {@code sam local invoke} hands it over. */
final class EventFilesTest {
    private static LocalCloud cloud;
    private static Map<String, String> environment;

    @BeforeAll
    static void start() {
        // The functions are called here as Lambda calls them, with the SDK for everything that they keep.
        cloud = LocalCloud.start(
                Hosted.options().withStore(Store.DYNAMODB_LOCAL).withoutQueues());
        environment = Map.of(
                "AWS_REGION", "us-east-1",
                "AWS_ENDPOINT_URL_DYNAMODB", cloud.dynamoDbUrl().orElseThrow().toString(),
                "AWS_ENDPOINT_URL_SFN", cloud.statesUrl().toString(),
                "OPSPAWN_TABLE", "opspawn-Table",
                "OPSPAWN_STATE_MACHINE",
                        "arn:aws:states:us-east-1:000000000000:stateMachine:opspawn-RunTaskStateMachine");
    }

    @AfterAll
    static void stop() {
        cloud.close();
    }

    private static <T> T event(String file, Class<T> type) throws IOException {
        PojoSerializer<T> serializer =
                LambdaEventSerializers.serializerFor(type, EventFilesTest.class.getClassLoader());
        return serializer.fromJson(new ByteArrayInputStream(Files.readAllBytes(path(file))));
    }

    private static Path path(String file) {
        return Target.ROOT.resolve("events").resolve(file);
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(String file) throws IOException {
        return new com.fasterxml.jackson.databind.ObjectMapper()
                .readValue(path(file).toFile(), Map.class);
    }

    private static Context context() {
        return (Context) Proxy.newProxyInstance(
                EventFilesTest.class.getClassLoader(),
                new Class<?>[] {Context.class},
                (proxy, method, arguments) -> method.getName().equals("getRemainingTimeInMillis") ? 60_000 : null);
    }

    private static APIGatewayV2HTTPResponse http(
            RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> handler, String file) throws IOException {
        return handler.handleRequest(event(file, APIGatewayV2HTTPEvent.class), context());
    }

    @Test
    void everyFileIsTriedHere() throws IOException {
        try (Stream<Path> files = Files.list(path(""))) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder(
                            "submit-task.json",
                            "submit-queue.json",
                            "sweep-tasks.json",
                            "get-task.json",
                            "list-tasks.json",
                            "list-steps.json",
                            "list-events.json",
                            "list-memories.json",
                            "delete-memory.json",
                            "delete-memories.json",
                            "run-agent.json",
                            "record-failure.json",
                            "record-stopped.json",
                            "status-changes.json",
                            "deliver-webhooks.json");
        }
    }

    @Test
    void submittingEventsBecomeTasks() throws IOException {
        assertThat(http(new SubmitTaskHandler(environment), "submit-task.json").getStatusCode())
                .isEqualTo(201);
        SQSEvent messages = event("submit-queue.json", SQSEvent.class);
        assertThat(new SubmitQueueHandler(environment)
                        .handleRequest(messages, context())
                        .getBatchItemFailures())
                .isEmpty();
        ScheduledEvent tick = event("sweep-tasks.json", ScheduledEvent.class);
        assertThat(new SweepTasksHandler(environment).handleRequest(tick, context()))
                .isZero();
    }

    @Test
    void readingEventsAreAnswered() throws IOException {
        GetTaskHandler handler = new GetTaskHandler(environment);

        APIGatewayV2HTTPResponse list = http(handler, "list-tasks.json");
        assertThat(list.getStatusCode()).isEqualTo(200);
        JsonNode page = Json.parse(list.getBody());
        assertThat(page.has("tasks")).isTrue();
        for (String file : List.of("get-task.json", "list-steps.json", "list-events.json")) {
            assertThat(http(handler, file).getStatusCode()).as(file).isEqualTo(404);
        }
    }

    @Test
    void memoryEventsAreAnswered() throws IOException {
        MemoriesHandler handler = new MemoriesHandler(environment);

        APIGatewayV2HTTPResponse list = http(handler, "list-memories.json");
        assertThat(list.getStatusCode()).isEqualTo(200);
        assertThat(Json.parse(list.getBody()).has("memories")).isTrue();
        assertThat(http(handler, "delete-memory.json").getStatusCode()).isEqualTo(404);
        assertThat(http(handler, "delete-memories.json").getStatusCode()).isEqualTo(204);
    }

    /** Their task does not exist: that they say so shows that they understood the event. */
    @Test
    void workflowEventsAreUnderstood() throws IOException {
        Map<String, Object> step = map("run-agent.json");
        Map<String, Object> failure = map("record-failure.json");

        String noSuchTask = "task task_00000000-0000-4000-8000-000000000001: there is no such task";
        assertThatThrownBy(() -> new RunAgentHandler(environment).handleRequest(step, context()))
                .hasMessage(noSuchTask);
        assertThatThrownBy(() -> new RecordFailureHandler(environment).handleRequest(failure, context()))
                .hasMessage(noSuchTask);
        Map<String, Object> stopped = map("record-stopped.json");
        assertThatThrownBy(() -> new ExecutionStoppedHandler(environment).handleRequest(stopped, context()))
                .hasMessage(noSuchTask);
    }

    /** Nothing takes what they tell: that they hand it back shows that they understood the event. */
    @Test
    void changesThatNobodyTakesAreHandedBack() throws IOException {
        Map<String, String> nowhere = new HashMap<>(environment);
        nowhere.put("AWS_ENDPOINT_URL_SQS", "http://127.0.0.1:1");
        nowhere.put("OPSPAWN_WEBHOOK_QUEUE", "http://127.0.0.1:1/queue");
        nowhere.put("OPSPAWN_WEBHOOK_NETWORK", "loopback");
        nowhere.put(
                "OPSPAWN_WEBHOOKS",
                "{\"default\":{\"url\":\"http://127.0.0.1:1025/\",\"signing_secret\":\"whsec_"
                        + "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw\"}}");

        assertThat(new StatusChangesHandler(nowhere)
                        .handleRequest(event("status-changes.json", DynamodbEvent.class), context())
                        .getBatchItemFailures())
                .extracting(StreamsEventResponse.BatchItemFailure::getItemIdentifier)
                .containsExactly("4421584500000000017450439091");
        assertThat(new DeliverWebhooksHandler(nowhere)
                        .handleRequest(event("deliver-webhooks.json", SQSEvent.class), context())
                        .getBatchItemFailures())
                .extracting(SQSBatchResponse.BatchItemFailure::getItemIdentifier)
                .containsExactly("22222222-2222-4222-8222-222222222222");
    }
}
