package com.opspawn.local.queue;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.opspawn.local.Eventually;
import com.opspawn.local.ForkedJvm;
import com.opspawn.local.function.FunctionHost;
import com.opspawn.local.function.Functions;
import com.opspawn.local.function.Invocation;
import com.opspawn.local.function.Outcome;
import com.opspawn.local.template.Account;
import com.opspawn.local.template.EventSource;
import com.opspawn.local.template.QueueSpec;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** The queues and the poller, against real ElasticMQ. */
@SuppressWarnings("try") // A poller works while it is open.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class QueueTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final URI url = free();
    private final QueueService service = start();
    private final SqsClient client = QueueClient.of(url);

    private QueueService start() {
        try {
            return QueueService.start(url, Optional.empty());
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    @BeforeAll
    void create() {
        service.create(List.of(
                queue("work", 1, Optional.of(new QueueSpec.Redrive(Account.queueArn("dead"), 2))),
                queue("dead", 30, Optional.empty()),
                queue("mixed", 1, Optional.empty()),
                queue("windowed", 30, Optional.empty())));
    }

    @AfterAll
    void stop() {
        client.close();
        service.close();
    }

    @Test
    void queuesHaveTheTemplatesAttributesAndAwssArns() {
        Map<QueueAttributeName, String> attributes = client.getQueueAttributes(
                        request -> request.queueUrl(queueUrl("work")).attributeNames(QueueAttributeName.ALL))
                .attributes();

        assertThat(attributes)
                .containsEntry(QueueAttributeName.QUEUE_ARN, "arn:aws:sqs:us-east-1:000000000000:work")
                .containsEntry(QueueAttributeName.VISIBILITY_TIMEOUT, "1");
        assertThat(attributes.get(QueueAttributeName.REDRIVE_POLICY))
                .contains("\"deadLetterTargetArn\":\"arn:aws:sqs:us-east-1:000000000000:dead\"");
    }

    @Test
    void aMessageThatAlwaysFailsEndsInTheDeadLetterQueue() throws Exception {
        List<String> events = new CopyOnWriteArrayList<>();
        try (QueuePoller poller = poll("work", 10, Duration.ZERO, call -> {
            events.add(call.payload());
            return new Outcome.Rejected("ServiceException", "");
        })) {
            client.sendMessage(request -> request.queueUrl(queueUrl("work"))
                    .messageBody("poison")
                    .messageAttributes(Map.of(
                            "kind",
                            MessageAttributeValue.builder()
                                    .dataType("String")
                                    .stringValue("k")
                                    .build())));

            Eventually.holds(() -> assertThat(receive("dead")).containsExactly("poison"));
        }
        assertThat(events).hasSize(2);
        JsonNode event = JSON.readTree(events.get(1)).get("Records").get(0);
        assertThat(event.get("body").asText()).isEqualTo("poison");
        assertThat(event.get("attributes").get("ApproximateReceiveCount").asText())
                .isEqualTo("2");
        assertThat(event.get("attributes").has("SentTimestamp")).isTrue();
        assertThat(event.get("messageAttributes").get("kind").get("stringValue").asText())
                .isEqualTo("k");
        assertThat(event.get("md5OfBody").asText()).isEqualTo("35393c24384b8862798716628f7bc6f4");
        assertThat(event.get("eventSource").asText()).isEqualTo("aws:sqs");
        assertThat(event.get("eventSourceARN").asText()).isEqualTo("arn:aws:sqs:us-east-1:000000000000:work");
        assertThat(event.get("awsRegion").asText()).isEqualTo("us-east-1");
    }

    @Test
    void onlyTheFailedMessagesOfABatchComeBack() throws Exception {
        List<String> seen = new CopyOnWriteArrayList<>();
        List.of("good1", "bad", "good2").forEach(body -> send("mixed", body));
        try (QueuePoller poller = poll("mixed", 10, Duration.ZERO, call -> {
            List<String> bodies = bodies(call.payload());
            boolean first = !seen.contains("bad");
            seen.addAll(bodies);
            return new Outcome.Answered(first ? failing(call.payload(), "bad") : "{\"batchItemFailures\":[]}");
        })) {
            Eventually.holds(
                    () -> assertThat(seen.stream().filter("bad"::equals)).hasSize(2));
            Eventually.holds(() -> assertThat(messagesLeft("mixed")).isEqualTo("0+0"));
        }
        assertThat(seen).containsExactlyInAnyOrder("good1", "bad", "good2", "bad");
    }

    @Test
    void aBatchIsGatheredForItsWindow() throws Exception {
        List<Integer> sizes = new CopyOnWriteArrayList<>();
        for (int i = 0; i < 15; i++) {
            send("windowed", "m" + i);
        }
        try (QueuePoller poller = poll("windowed", 15, Duration.ofSeconds(5), call -> {
            sizes.add(bodies(call.payload()).size());
            return new Outcome.Answered("{}");
        })) {
            Eventually.holds(() -> assertThat(sizes).containsExactly(15));
        }
    }

    @Test
    void anIdlePollerAndItsQueuesStopAtOnce() throws Exception {
        URI other = free();
        QueueService idle = QueueService.start(other, Optional.empty());
        idle.create(List.of(queue("idle", 30, Optional.empty())));
        CountDownLatch called = new CountDownLatch(1);
        QueuePoller poller = poll(other, "idle", 10, Duration.ZERO, call -> {
            called.countDown();
            return new Outcome.Answered("{}");
        });
        try (SqsClient sqs = QueueClient.of(other)) {
            sqs.sendMessage(request -> request.queueUrl(idle.url("idle")).messageBody("first"));
        }
        // After the first message comes a poll that stays open.
        assertThat(called.await(20, TimeUnit.SECONDS)).isTrue();

        long before = System.nanoTime();
        poller.close();
        idle.close();

        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(2));
    }

    @Test
    void anAcknowledgedMessageSurvivesSigkill(@TempDir Path directory) throws Exception {
        URI other = free();
        assertThat(ForkedJvm.killedAfterItsLine(Sender.class, other.toString(), directory.toString()))
                .isEqualTo("acknowledged");

        try (QueueService restarted = QueueService.start(other, Optional.of(directory));
                SqsClient sqs = QueueClient.of(other)) {
            restarted.create(List.of(queue("kept", 30, Optional.empty())));
            List<Message> messages = sqs.receiveMessage(
                            request -> request.queueUrl(restarted.url("kept")).maxNumberOfMessages(10))
                    .messages();
            assertThat(messages).extracting(Message::body).containsExactlyInAnyOrder("one", "two");
        }
    }

    /** Sends, deletes one, says so, and waits to be killed. */
    static final class Sender {
        private Sender() {}

        public static void main(String[] arguments) throws Exception {
            URI url = URI.create(arguments[0]);
            try (QueueService service = QueueService.start(url, Optional.of(Path.of(arguments[1])));
                    SqsClient sqs = QueueClient.of(url)) {
                service.create(List.of(queue("kept", 30, Optional.empty())));
                String kept = service.url("kept");
                sqs.sendMessage(request -> request.queueUrl(kept).messageBody("done"));
                Message done = sqs.receiveMessage(request -> request.queueUrl(kept))
                        .messages()
                        .getFirst();
                sqs.deleteMessage(request -> request.queueUrl(kept).receiptHandle(done.receiptHandle()));
                sqs.sendMessage(request -> request.queueUrl(kept).messageBody("one"));
                sqs.sendMessage(request -> request.queueUrl(kept).messageBody("two"));
                System.out.println("acknowledged");
                Thread.currentThread().join();
            }
        }
    }

    private QueuePoller poll(String queue, int batchSize, Duration window, Function<Invocation, Outcome> behaviour) {
        return poll(url, queue, batchSize, window, behaviour);
    }

    private static QueuePoller poll(
            URI url, String queue, int batchSize, Duration window, Function<Invocation, Outcome> behaviour) {
        FunctionHost host = new FunctionHost() {
            @Override
            public Outcome invoke(Invocation invocation) {
                return behaviour.apply(invocation);
            }

            @Override
            public void close() {}
        };
        EventSource.Messages source = new EventSource.Messages(Account.queueArn(queue), batchSize, window, true);
        Functions functions = new Functions(Map.of("f", host), UUID::randomUUID);
        return QueuePoller.start(url, Account.queueUrl(url, queue), source, "f", functions);
    }

    private void send(String queue, String body) {
        client.sendMessage(request -> request.queueUrl(queueUrl(queue)).messageBody(body));
    }

    private List<String> receive(String queue) {
        return client.receiveMessage(request -> request.queueUrl(queueUrl(queue))).messages().stream()
                .map(Message::body)
                .toList();
    }

    /** Visible ones and those in flight. */
    private String messagesLeft(String queue) {
        Map<QueueAttributeName, String> attributes = client.getQueueAttributes(
                        request -> request.queueUrl(queueUrl(queue)).attributeNames(QueueAttributeName.ALL))
                .attributes();
        return attributes.get(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES) + "+"
                + attributes.get(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE);
    }

    private String queueUrl(String queue) {
        return Account.queueUrl(url, queue);
    }

    private static List<String> bodies(String event) {
        List<String> bodies = new ArrayList<>();
        records(event).forEach(message -> bodies.add(message.get("body").asText()));
        return bodies;
    }

    private static String failing(String event, String body) {
        for (JsonNode message : records(event)) {
            if (message.get("body").asText().equals(body)) {
                return "{\"batchItemFailures\":[{\"itemIdentifier\":\""
                        + message.get("messageId").asText() + "\"}]}";
            }
        }
        return "{}";
    }

    private static JsonNode records(String event) {
        try {
            return JSON.readTree(event).get("Records");
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static QueueSpec queue(String name, int visibilitySeconds, Optional<QueueSpec.Redrive> redrive) {
        return new QueueSpec(
                name,
                name,
                Duration.ofSeconds(visibilitySeconds),
                Duration.ofDays(4),
                Duration.ZERO,
                Duration.ZERO,
                redrive);
    }

    private static URI free() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            return URI.create("http://127.0.0.1:" + socket.getLocalPort());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
