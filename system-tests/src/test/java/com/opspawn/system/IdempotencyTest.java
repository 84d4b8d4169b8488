package com.opspawn.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The same submission twice is one task. */
@Deployable
final class IdempotencyTest {
    private static final String BODY = "{\"task_type\":\"agent_task\",\"prompt\":\"What is 4 * 4?\"}";

    private final Api api = Api.ofTarget();
    private final String key = UUID.randomUUID().toString();

    @Test
    void sameKeyAndBodyIsTheSameTask() {
        Api.Answer first = api.post("/tasks", BODY, "Idempotency-Key", key);
        api.ended(first.json().path("task_id").asText());
        Api.Answer second = api.post("/tasks", BODY.replace(":", " : "), "Idempotency-Key", key);

        assertThat(second.status()).isEqualTo(201);
        assertThat(second.json()).isEqualTo(first.json());
        assertThat(second.header("location")).isEqualTo(first.header("location"));
    }

    @Test
    void sameKeyWithAnotherBodyIsRefused() {
        Api.Answer first = api.post("/tasks", BODY, "Idempotency-Key", key);
        Api.Answer other = api.post("/tasks", BODY.replace("4 * 4", "5 * 5"), "Idempotency-Key", key);

        assertThat(other.status()).isEqualTo(422);
        assertThat(other.json().path("code").asText()).isEqualTo("idempotency_key_reused");
        api.ended(first.json().path("task_id").asText());
    }

    @Test
    void fiftyAtOnceAreOneTaskAndFiftyEqualAnswers() throws Exception {
        Callable<JsonNode> submit =
                () -> api.post("/tasks", BODY, "Idempotency-Key", key).json();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<JsonNode> answers = threads
                    .invokeAll(IntStream.range(0, 50).mapToObj(i -> submit).toList())
                    .stream()
                    .map(answer -> answer.resultNow())
                    .toList();

            assertThat(answers)
                    .hasSize(50)
                    .allSatisfy(answer -> assertThat(answer).isEqualTo(answers.getFirst()));
            api.ended(answers.getFirst().path("task_id").asText());
        }
    }
}
