package com.opspawn.submit;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.opspawn.json.Json;
import com.opspawn.telemetry.Telemetry;
import com.opspawn.trace.TraceContext;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SubmitQueueHandlerTest {
    private static final String HELLO = "{\"task_type\":\"agent_task\",\"prompt\":\"hello\"}";

    private final Bench bench = new Bench();
    private final SubmitQueueHandler handler = new SubmitQueueHandler(bench.submitter(), Telemetry.NONE);

    private static ObjectNode message(String id, String body) {
        ObjectNode message =
                Json.object().put("messageId", id).put("receiptHandle", "r").put("body", body);
        message.put("eventSource", "aws:sqs").put("awsRegion", "eu-west-1");
        message.putObject("messageAttributes");
        return message;
    }

    private static ObjectNode message(String id, String body, String idempotencyKey) {
        ObjectNode message = message(id, body);
        message.putObject("messageAttributes")
                .putObject("Idempotency-Key")
                .put("dataType", "String")
                .put("stringValue", idempotencyKey);
        return message;
    }

    private String deliver(SubmitQueueHandler to, ObjectNode... messages) {
        ObjectNode event = Json.object();
        ArrayNode records = event.putArray("Records");
        List.of(messages).forEach(records::add);
        SQSEvent read = Bench.event(SQSEvent.class, Json.write(event));
        return Bench.json(SQSBatchResponse.class, to.handleRequest(read, Bench.context()));
    }

    private String deliver(ObjectNode... messages) {
        return deliver(handler, messages);
    }

    private static String failed(String... ids) {
        ObjectNode json = Json.object();
        ArrayNode failures = json.putArray("batchItemFailures");
        List.of(ids).forEach(id -> failures.addObject().put("itemIdentifier", id));
        return Json.write(json);
    }

    @Test
    void aMessageBecomesATask() {
        assertThat(deliver(message("1", HELLO))).isEqualTo(failed());

        assertThat(bench.tasks()).hasSize(1);
        assertThat(bench.workflow.running())
                .containsExactly(bench.tasks().getFirst().key());
    }

    @Test
    void aMessageDeliveredTwiceIsOneTask() {
        assertThat(deliver(message("1", HELLO), message("1", HELLO))).isEqualTo(failed());
        assertThat(deliver(message("1", HELLO))).isEqualTo(failed());

        assertThat(bench.tasks()).hasSize(1);
    }

    @Test
    void twoMessagesOfOneBodyAreTwoTasks() {
        deliver(message("1", HELLO), message("2", HELLO));

        assertThat(bench.tasks()).hasSize(2);
    }

    @Test
    void twoMessagesUnderOneIdempotencyKeyAreOneTask() {
        assertThat(deliver(message("1", HELLO, "k"), message("2", HELLO, "k"))).isEqualTo(failed());

        assertThat(bench.tasks()).hasSize(1);
    }

    /** Whoever moves a message back from the dead letters sends it anew: only its own key says that it is the same. */
    @Test
    void aMessageThatIsRedrivenTwiceUnderItsKeyIsOneTask() {
        bench.workflow.down(true);
        deliver(message("first", HELLO, "k"));
        bench.workflow.down(false);

        assertThat(deliver(message("redriven", HELLO, "k"))).isEqualTo(failed());
        assertThat(deliver(message("redriven again", HELLO, "k"))).isEqualTo(failed());

        assertThat(bench.tasks()).hasSize(1);
        assertThat(bench.workflow.running())
                .containsExactly(bench.tasks().getFirst().key());
    }

    @Test
    void anIdempotencyKeyWithAnotherBodyIsReported() {
        assertThat(deliver(message("1", HELLO, "k"), message("2", HELLO.replace("hello", "bye"), "k")))
                .isEqualTo(failed("2"));
    }

    @Test
    void anIdempotencyKeyIsCheckedAsStrictlyAsOverHttp() {
        ObjectNode binary = message("3", HELLO);
        binary.putObject("messageAttributes")
                .putObject("Idempotency-Key")
                .put("dataType", "Binary")
                .put("binaryValue", "AAAA");

        assertThat(deliver(message("1", HELLO, " "), message("2", HELLO, "k".repeat(256)), binary))
                .isEqualTo(failed("1", "2", "3"));
        assertThat(bench.tasks()).isEmpty();
    }

    @Test
    void whatThereIsNoTimeForIsHandedBack() {
        ObjectNode event = Json.object();
        event.putArray("Records").add(message("1", HELLO)).add(message("2", HELLO));
        AtomicInteger left = new AtomicInteger(20_000);
        SQSEvent read = Bench.event(SQSEvent.class, Json.write(event));

        SQSBatchResponse response = handler.handleRequest(read, Bench.context(() -> left.getAndAdd(-15_000)));

        assertThat(Bench.json(SQSBatchResponse.class, response)).isEqualTo(failed("2"));
        assertThat(bench.tasks()).hasSize(1);
    }

    @Test
    void aMessageThatComesAgainAfterItsDeadlineIsStillItsTask() {
        String late = "{\"task_type\":\"agent_task\",\"prompt\":\"x\",\"deadline\":\"2001-01-01T00:00:00Z\"}";

        assertThat(deliver(message("1", late))).isEqualTo(failed());
        assertThat(deliver(message("1", late))).isEqualTo(failed());
        assertThat(bench.tasks()).hasSize(1);
    }

    @Test
    void onePoisonedMessageIsReportedAlone() {
        ObjectNode[] messages = new ObjectNode[10];
        for (int i = 0; i < messages.length; i++) {
            messages[i] = message("m" + i, i == 4 ? "poison" : HELLO);
        }

        assertThat(deliver(messages)).isEqualTo(failed("m4"));
        assertThat(bench.tasks()).hasSize(9);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{}",
                "{\"task_type\":\"agent_task\"}",
                "{\"task_type\":\"magic\",\"prompt\":\"x\"}",
                "{\"task_type\":\"agent_task\",\"prompt\":\"x\",\"tenant\":\"acme\"}",
                "{\"task_type\":\"agent_task\",\"prompt\":\"x\",\"prompt\":\"y\"}",
                "{\"task_type\":\"agent_task\",\"prompt\":\"x\",\"metadata\":{\"n\":1e999999}}",
                "{\"task_type\":\"agent_task\",\"prompt\":\"x\"} and more"
            })
    void aMessageIsCheckedAsStrictlyAsARequest(String body) {
        assertThat(deliver(message("1", body))).isEqualTo(failed("1"));
        assertThat(bench.tasks()).isEmpty();
    }

    @Test
    void aBodyIsAcceptedUpToTheLimitAndReportedBehindIt() {
        String head = "{\"task_type\":\"agent_task\",\"prompt\":\"";
        String atLimit = head + "x".repeat(256 * 1024 - head.length() - 2) + "\"}";

        assertThat(deliver(message("1", atLimit), message("2", atLimit + " "))).isEqualTo(failed("2"));
        assertThat(bench.tasks()).hasSize(1);
    }

    @Test
    void whatTheStoreCannotTakeComesAgainAlone() {
        FaultyJournal faulty =
                new FaultyJournal(bench.store, task -> task.submission().goal().equals("unlucky"));
        SubmitQueueHandler unlucky = new SubmitQueueHandler(bench.submitter(faulty), Telemetry.NONE);
        ObjectNode second = message("2", HELLO.replace("hello", "unlucky"));

        assertThat(deliver(unlucky, message("1", HELLO), second, message("3", HELLO)))
                .isEqualTo(failed("2"));
        assertThat(deliver(second)).isEqualTo(failed());
        assertThat(bench.tasks()).hasSize(3);
    }

    @Test
    void aTaskThatCannotBeStartedIsTakenAndLeftToTheSweeper() {
        bench.workflow.down(true);

        assertThat(deliver(message("1", HELLO))).isEqualTo(failed());
        assertThat(bench.store.pendingSince(Bench.NOW.plusMillis(1))).hasSize(1);
    }

    @Test
    void aSendersTraceIsTheTasks() {
        String traceparent = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";
        ObjectNode message = message("1", HELLO);
        message.withObject("/messageAttributes/traceparent")
                .put("dataType", "String")
                .put("stringValue", traceparent);

        assertThat(deliver(message)).isEqualTo(failed());
        assertThat(bench.tasks().getFirst().submission().trace()).isEqualTo(TraceContext.parse(traceparent));
    }
}
