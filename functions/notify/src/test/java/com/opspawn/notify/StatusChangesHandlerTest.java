package com.opspawn.notify;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.events.DynamodbEvent;
import com.amazonaws.services.lambda.runtime.events.StreamsEventResponse.BatchItemFailure;
import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.opspawn.json.Json;
import com.opspawn.settings.Environment;
import com.opspawn.webhook.WebhookNetwork;
import com.opspawn.webhook.Webhooks;
import java.io.ByteArrayInputStream;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequest;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;
import software.amazon.awssdk.services.eventbridge.model.PutEventsResponse;
import software.amazon.awssdk.services.eventbridge.model.PutEventsResultEntry;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.BatchResultErrorEntry;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchResponse;

final class StatusChangesHandlerTest {
    private static final Context CONTEXT = (Context) Proxy.newProxyInstance(
            StatusChangesHandlerTest.class.getClassLoader(), new Class<?>[] {Context.class}, (_, method, _) -> {
                if (method.getReturnType() == String.class) {
                    return method.getName();
                }
                throw new UnsupportedOperationException(method.getName());
            });
    private static final String WEBHOOKS = """
        {"acme#1": {"url": "https://acme.example/hooks", "signing_secret": "opspawn/acme",
                    "statuses": ["running", "completed", "failed"]},
         "quiet": {"signing_secret": "opspawn/quiet"}}
        """;

    private final List<PutEventsRequestEntry> events = new ArrayList<>();
    private final List<String> sent = new ArrayList<>();
    /** Changes to this status are refused. */
    private final Set<String> refused = new HashSet<>();

    private final EventBridgeClient eventBridge = new EventBridgeClient() {
        @Override
        public PutEventsResponse putEvents(PutEventsRequest request) {
            assertThat(request.entries()).hasSizeBetween(1, 10);
            List<PutEventsResultEntry> results = request.entries().stream()
                    .map(entry -> PutEventsResultEntry.builder()
                            .errorCode(isRefused(entry.detail()) ? "InternalFailure" : null)
                            .build())
                    .toList();
            request.entries().stream()
                    .filter(entry -> !isRefused(entry.detail()))
                    .forEach(events::add);
            return PutEventsResponse.builder().entries(results).build();
        }

        @Override
        public String serviceName() {
            return "eventbridge";
        }

        @Override
        public void close() {}
    };
    private final SqsClient sqs = new SqsClient() {
        @Override
        public SendMessageBatchResponse sendMessageBatch(SendMessageBatchRequest request) {
            assertThat(request.entries()).hasSizeBetween(1, 10);
            assertThat(request.queueUrl()).isEqualTo("http://queue");
            List<BatchResultErrorEntry> failed = request.entries().stream()
                    .filter(entry -> isRefused(entry.messageBody()))
                    .map(entry -> BatchResultErrorEntry.builder()
                            .id(entry.id())
                            .code("InternalError")
                            .build())
                    .toList();
            request.entries().stream()
                    .map(SendMessageBatchRequestEntry::messageBody)
                    .filter(body -> !isRefused(body))
                    .forEach(sent::add);
            return SendMessageBatchResponse.builder().failed(failed).build();
        }

        @Override
        public String serviceName() {
            return "sqs";
        }

        @Override
        public void close() {}
    };
    private final StatusChangesHandler handler = new StatusChangesHandler(List.of(
            new EventBridgeOutlet(() -> eventBridge, "default"),
            new WebhookOutlet(
                    Webhooks.read(new Environment(Map.of(Webhooks.SETTING, WEBHOOKS)), WebhookNetwork.PUBLIC),
                    () -> sqs,
                    "http://queue")));

    private boolean isRefused(String text) {
        return refused.stream()
                .anyMatch(word -> text.contains("\"status\":\"" + word) || text.contains("task." + word));
    }

    // ------------------------------------------------------------ the stream

    private static ObjectNode image(String tenant, int task, String status, String at) {
        ObjectNode image = Json.object();
        put(image, "PK", "TASK#" + tenant + "#task_00000000-0000-4000-8000-00000000000" + task);
        put(image, "SK", "META");
        put(image, "status", status);
        put(image, "updated_at", at);
        put(image, "submission", "{\"input_data\":{\"prompt\":\"my prompt\"}}");
        put(image, "result", "my result");
        put(image, "error_message", "my error");
        put(image, "agent_key", tenant + "#help%23er");
        return image;
    }

    private static ObjectNode put(ObjectNode image, String name, String text) {
        image.putObject(name).put("S", text);
        return image;
    }

    private static ObjectNode record(String sequence, ObjectNode before, ObjectNode after) {
        ObjectNode record = Json.object().put("eventID", "e" + sequence).put("eventName", "MODIFY");
        record.put("eventSource", "aws:dynamodb");
        ObjectNode change = record.putObject("dynamodb").put("SequenceNumber", sequence);
        change.put("ApproximateCreationDateTime", 1.7637984E9);
        if (!before.isEmpty()) {
            change.set("OldImage", before);
        }
        if (!after.isEmpty()) {
            change.set("NewImage", after);
        }
        return record;
    }

    private static ObjectNode change(String sequence, int task, String from, String to) {
        return record(
                sequence,
                image("acme%231", task, from, "2026-11-22T12:00:00Z"),
                image("acme%231", task, to, "2026-11-22T12:00:01.5Z"));
    }

    /** As Lambda's runtime hands it over. */
    private List<String> failed(ObjectNode... records) {
        ObjectNode event = Json.object();
        ArrayNode list = event.putArray("Records");
        list.addAll(List.of(records));
        DynamodbEvent read = LambdaEventSerializers.serializerFor(
                        DynamodbEvent.class, StatusChangesHandlerTest.class.getClassLoader())
                .fromJson(new ByteArrayInputStream(Json.write(event).getBytes(StandardCharsets.UTF_8)));
        return handler.handleRequest(read, CONTEXT).getBatchItemFailures().stream()
                .map(BatchItemFailure::getItemIdentifier)
                .toList();
    }

    private List<WebhookMessage> messages() {
        return sent.stream().map(WebhookMessage::read).toList();
    }

    // ---------------------------------------------------------- what is told

    @Test
    void aChangeIsAnEventAndAWebhookUnderOneId() {
        assertThat(failed(change("100", 1, "pending", "running"))).isEmpty();

        PutEventsRequestEntry event = events.getFirst();
        assertThat(event.source()).isEqualTo("opspawn");
        assertThat(event.detailType()).isEqualTo("Task Status Changed");
        assertThat(event.eventBusName()).isEqualTo("default");
        assertThat(event.time()).isEqualTo("2026-11-22T12:00:01.500Z");
        String id = messages().getFirst().id();
        assertThat(id).matches("msg_[0-9a-f]{32}");
        assertThat(event.detail()).isEqualTo("""
            {"id":"%s","tenant":"acme#1","task_id":"task_00000000-0000-4000-8000-000000000001",\
            "status":"running","previous_status":"pending","sequence":"100","agent_id":"help#er",\
            "at":"2026-11-22T12:00:01.5Z"}\
            """.formatted(id));
        assertThat(messages())
                .containsExactly(new WebhookMessage(
                        id, "acme#1", "task_00000000-0000-4000-8000-000000000001", "https://acme.example/hooks", """
                            {"type":"task.running","timestamp":"2026-11-22T12:00:01.5Z","data":{"tenant":"acme#1",\
                            "task_id":"task_00000000-0000-4000-8000-000000000001","status":"running",\
                            "previous_status":"pending","sequence":"100","agent_id":"help#er",\
                            "updated_at":"2026-11-22T12:00:01.5Z"}}\
                            """));
    }

    @Test
    void neitherPromptNorResultNorErrorIsTold() {
        failed(change("1", 1, "running", "completed"), change("2", 2, "running", "failed"));

        assertThat(events).hasSize(2);
        assertThat(String.join("", sent) + events).doesNotContain("my ");
    }

    @Test
    void whatIsReadTwiceHasTheSameIdAndAnotherChangeHasAnother() {
        failed(change("1", 1, "pending", "running"));
        failed(change("1", 1, "pending", "running"));
        failed(change("2", 1, "running", "completed"), change("3", 2, "pending", "running"));

        List<String> ids = messages().stream().map(WebhookMessage::id).toList();
        assertThat(ids).hasSize(4);
        assertThat(ids.get(0)).isEqualTo(ids.get(1));
        assertThat(Set.copyOf(ids)).hasSize(3);
        assertThat(messages().get(0)).isEqualTo(messages().get(1));
    }

    @Test
    void whatIsNoChangeOfATasksStatusIsPassedOver() {
        ObjectNode none = Json.object();
        ObjectNode meta = image("default", 1, "running", "2026-11-22T12:00:00Z");
        ObjectNode entry = put(image("default", 1, "x", "2026-11-22T12:00:00Z"), "SK", "E#0000000001");
        ObjectNode memory = put(put(Json.object(), "PK", "MEMORY#a#b"), "SK", "COUNT");

        assertThat(failed(
                        record("1", meta, meta),
                        record("2", none, entry),
                        record("3", none, memory),
                        record("4", meta, none)))
                .isEmpty();

        assertThat(events).isEmpty();
    }

    @Test
    void aTaskThatWasJustRecordedHasNoPreviousStatus() {
        failed(record("1", Json.object(), image("default", 1, "pending", "2026-11-22T12:00:00Z")));

        assertThat(events.getFirst().detail()).contains("\"status\":\"pending\",\"previous_status\":null");
    }

    @Test
    void aReasonIsToldWhereTheStatusHasOneAndCutWhereItIsLong() {
        ObjectNode running = image("quiet", 1, "running", "2026-11-22T12:00:00Z");
        ObjectNode failed = put(image("quiet", 1, "failed", "2026-11-22T12:00:01Z"), "reason", "x".repeat(1_001));
        ObjectNode again = put(image("quiet", 1, "running", "2026-11-22T12:00:02Z"), "reason", "old");

        failed(record("1", running, failed), record("2", failed, again));

        assertThat(events.get(0).detail()).contains("\"status_reason\":\"" + "x".repeat(1_000) + "…\"");
        assertThat(events.get(1).detail()).doesNotContain("status_reason");
    }

    @Test
    void aTasksOwnWebhookIsToldBesideItsTenantsAndOnlyWhereItCanBeSigned() {
        ObjectNode own = change("1", 1, "running", "completed");
        put((ObjectNode) own.path("dynamodb").path("NewImage"), "webhook_url", "https://own.example/");
        ObjectNode same = change("2", 2, "running", "completed");
        put((ObjectNode) same.path("dynamodb").path("NewImage"), "webhook_url", "https://acme.example/hooks");
        ObjectNode unsigned = record(
                "3",
                image("nobody", 1, "running", "2026-11-22T12:00:00Z"),
                put(image("nobody", 1, "completed", "2026-11-22T12:00:00Z"), "webhook_url", "https://own.example/"));

        failed(own, same, unsigned);

        assertThat(messages())
                .extracting(WebhookMessage::url)
                .containsExactly("https://acme.example/hooks", "https://own.example/", "https://acme.example/hooks");
        assertThat(messages().get(0).id()).isEqualTo(messages().get(1).id());
        assertThat(messages().getFirst().toString()).doesNotContain("acme.example");
    }

    @Test
    void onlyTheStatusesThatATenantWantsAreSentToIt() {
        failed(change("1", 1, "running", "paused"), change("2", 1, "paused", "running"));

        assertThat(events).hasSize(2);
        assertThat(sent).hasSize(1);
    }

    // ----------------------------------------------------- what comes again

    @Test
    void fromTheFirstThatWasNotTakenOnAllComesAgain() {
        refused.add("failed");

        assertThat(failed(
                        change("1", 1, "pending", "running"),
                        change("2", 1, "running", "failed"),
                        change("3", 2, "pending", "running")))
                .containsExactly("2");
    }

    @Test
    void aWholeBatchIsToldTenAtATime() {
        ObjectNode[] records = new ObjectNode[25];
        for (int i = 0; i < records.length; i++) {
            records[i] = change(Integer.toString(i), i % 9, "status" + i, "running");
        }

        assertThat(failed(records)).isEmpty();

        assertThat(events).hasSize(25);
        assertThat(sent).hasSize(25);
    }
}
