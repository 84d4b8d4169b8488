package com.opspawn.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.opspawn.aws.AwsClients;
import com.opspawn.json.Json;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;

/** Tasks that come as messages, sent with the AWS SDK. */
@Deployable
final class QueueTest {
    private final Api api = Api.ofTarget();
    private final String name = "queue-" + UUID.randomUUID();

    @BeforeEach
    void targetHasQueues() {
        assumeTrue(Target.get().queue().isPresent(), "the target has no queue that can be reached");
    }

    private static SqsClient sqs(URI queue) {
        Map<String, String> environment = new HashMap<>(System.getenv());
        if (queue.getHost().equals("127.0.0.1")) {
            environment.put("AWS_REGION", "us-east-1");
            environment.put("AWS_ENDPOINT_URL_SQS", "http://" + queue.getAuthority());
        }
        return AwsClients.configured(SqsClient.builder(), "SQS", Duration.ofSeconds(30), environment)
                .build();
    }

    private String body(String prompt) {
        return Json.write(Json.object()
                .put("task_type", "agent_task")
                .put("prompt", prompt)
                .put("name", name));
    }

    private List<JsonNode> tasks() {
        JsonNode tasks = api.get("/tasks?limit=100").json().path("tasks");
        return java.util.stream.StreamSupport.stream(tasks.spliterator(), false)
                .filter(task -> task.path("name").asText().equals(name))
                .toList();
    }

    @Test
    void messageBecomesATaskAndRuns() {
        URI queue = Target.get().queue().orElseThrow();
        try (SqsClient sqs = sqs(queue)) {
            sqs.sendMessage(send -> send.queueUrl(queue.toString()).messageBody(body("What is 8 * 8?")));
        }

        JsonNode task = Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(this::tasks, list -> list.size() == 1)
                .getFirst();

        assertThat(api.ended(task.path("task_id").asText()).path("result").asText())
                .contains("64");
    }

    @Test
    void malformedMessageEndsInTheDeadLetterQueueAloneAndTheOthersRun() {
        URI queue = Target.get().queue().orElseThrow();
        URI deadLetters = Target.get().deadLetters().orElseThrow();
        String poison = "{\"poison\":\"" + name + "\"}";
        try (SqsClient sqs = sqs(queue)) {
            sqs.sendMessageBatch(send -> send.queueUrl(queue.toString())
                    .entries(
                            entry("1", body("What is 1 + 1?")),
                            entry("2", poison),
                            entry("3", body("What is 2 + 2?"))));

            Awaitility.await().atMost(Duration.ofSeconds(60)).until(this::tasks, list -> list.size() == 2);
            List<Message> dead = Awaitility.await()
                    .atMost(Duration.ofMinutes(20))
                    .until(
                            () -> sqs.receiveMessage(receive -> receive.queueUrl(deadLetters.toString())
                                            .maxNumberOfMessages(10)
                                            .waitTimeSeconds(1))
                                    .messages(),
                            messages -> messages.stream()
                                    .anyMatch(message -> message.body().equals(poison)));
            assertThat(dead).extracting(Message::body).containsExactly(poison);
        }
        tasks().forEach(task -> assertThat(
                        api.ended(task.path("task_id").asText()).path("status").asText())
                .isEqualTo("completed"));
        assertThat(tasks()).as("nothing was submitted twice").hasSize(2);
    }

    @Test
    void messageThatIsSentTwiceUnderOneKeyIsOneTask() {
        URI queue = Target.get().queue().orElseThrow();
        try (SqsClient sqs = sqs(queue)) {
            for (int i = 0; i < 3; i++) {
                sqs.sendMessage(send -> send.queueUrl(queue.toString())
                        .messageBody(body("What is 9 * 9?"))
                        .messageAttributes(Map.of(
                                "Idempotency-Key",
                                software.amazon.awssdk.services.sqs.model.MessageAttributeValue.builder()
                                        .dataType("String")
                                        .stringValue(name)
                                        .build())));
            }
            sqs.sendMessage(send -> send.queueUrl(queue.toString()).messageBody(body("What is 10 * 10?")));
        }

        Awaitility.await().atMost(Duration.ofSeconds(60)).until(this::tasks, list -> list.size() >= 2);
        tasks().forEach(task -> api.ended(task.path("task_id").asText()));
        assertThat(tasks()).hasSize(2);
    }

    private static SendMessageBatchRequestEntry entry(String id, String body) {
        return SendMessageBatchRequestEntry.builder().id(id).messageBody(body).build();
    }
}
