package com.opspawn.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.opspawn.aws.AwsClients;
import com.opspawn.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/** What a running system is given in confidence, looked for in all that it says: a scan for canaries. */
final class CanaryTest {
    private static final String KEY = "sk-canary-key-0123456789";
    private static final List<String> TEXTS = List.of(
            "canary-prompt",
            "canary-metadata",
            "canary-idempotency",
            "canary-header",
            "canary-broken",
            "canary-message",
            TellingModel.CALL,
            TellingModel.ANSWER);

    private final List<Api.Answer> answers = new ArrayList<>();
    private final List<Api.Answer> problems = new ArrayList<>();

    @Test
    void noSecretAndNoPromptIsInAnyLogSpanErrorOrExecutionHistory(@TempDir Path directory) throws Exception {
        try (Issuer issuer = new Issuer();
                TellingModel model = new TellingModel();
                TraceCollector collector = new TraceCollector();
                Opspawn up = start(directory, issuer, model, collector)) {
            String token = issuer.token("acme", "ann");
            Api api = new Api(up.api().base(), Map.of("Authorization", "Bearer " + token, "X-Canary", "canary-header"));

            String good = submitted(api, "canary-prompt: what is it?");
            String refused = submitted(api, "canary-prompt: refuse me");
            beWrong(api, issuer);
            send(up.queue(), "{\"canary-message\": \"canary-message\", ");
            send(up.queue(), "{\"prompt\": \"canary-message\", \"task_type\": \"canary-message\"}");
            awaitEnds(api, good, refused);
            Awaitility.await()
                    .atMost(Duration.ofSeconds(60))
                    .until(() -> up.output().split(" is no task", -1).length > 2);
            String histories = histories(up, good) + histories(up, refused);
            up.terminate();
            up.exitCode();

            String secretOfToken = token.substring(token.lastIndexOf('.'));
            assertThatLinesOfTheLogAreJsonWithIds(up.output(), good);
            assertThatATaskIsOneTrace(collector, good);
            assertThat(collector.sent())
                    .contains("execute_tool calculator", "invoke_agent")
                    .doesNotContain(TEXTS)
                    .doesNotContain(KEY, secretOfToken);
            assertThat(up.output()).contains("is no task").doesNotContain(TEXTS).doesNotContain(KEY, secretOfToken);
            assertThat(histories).contains(good, refused).doesNotContain(TEXTS).doesNotContain(KEY, secretOfToken);
            assertThat(files(directory.resolve("data/states")))
                    .contains(good)
                    .doesNotContain(TEXTS)
                    .doesNotContain(KEY, secretOfToken);
            assertThat(problems.toString()).doesNotContain(KEY, secretOfToken);
            assertThat(answers.toString()).contains("canary-prompt").doesNotContain(KEY, secretOfToken);
        }
    }

    /** As on Lambda: with all that the functions have to say. */
    private static void assertThatLinesOfTheLogAreJsonWithIds(String output, String taskId) throws IOException {
        List<JsonNode> lines = new ArrayList<>();
        for (String line : output.lines().filter(text -> text.startsWith("{")).toList()) {
            lines.add(Json.parse(line));
        }
        assertThat(lines).anySatisfy(line -> {
            assertThat(line.path("message").asText()).isEqualTo("step 2 is over");
            assertThat(line.path("task_id").asText()).isEqualTo(taskId);
            assertThat(line.path("tenant").asText()).isEqualTo("acme");
            assertThat(line.path("step").asInt()).isEqualTo(2);
            assertThat(line.path("function").asText()).startsWith("opspawn-RunAgentFunction");
            assertThat(line.path("request_id").asText()).isNotEmpty();
        });
    }

    /** Of several invocations, and known by the task's own id. */
    private static void assertThatATaskIsOneTrace(TraceCollector collector, String taskId) {
        List<JsonNode> spans =
                collector.spans(taskId.substring("task_".length()).replace("-", ""));
        Map<String, String> names = new HashMap<>();
        spans.forEach(span ->
                names.put(span.path("spanId").asText(), span.path("name").asText()));
        assertThat(spans)
                .extracting(span -> names.getOrDefault(span.path("parentSpanId").asText(), "") + " > "
                        + span.path("name").asText())
                .containsExactly(
                        "step 1 > chat telling",
                        "step 1 > execute_tool calculator",
                        "invoke_agent > step 1",
                        "step 2 > chat telling",
                        "invoke_agent > step 2",
                        " > invoke_agent");
    }

    private static Opspawn start(Path directory, Issuer issuer, TellingModel model, TraceCollector collector) {
        Map<String, String> environment = Map.of(
                "OPSPAWN_MODEL",
                "openai/telling",
                "OPENAI_BASE_URL",
                model.baseUrl(),
                "OPENAI_API_KEY",
                KEY,
                "OTEL_EXPORTER_OTLP_HEADERS",
                "x-api-key=" + KEY,
                "AWS_LAMBDA_LOG_FORMAT",
                "JSON",
                "AWS_LAMBDA_LOG_LEVEL",
                "DEBUG");
        return Opspawn.start(
                directory,
                environment,
                "up",
                // Its executions are files of their own, where the embedded store has them beside the journals.
                "--store",
                "dynamodb-local",
                "--port",
                "0",
                "--data",
                directory.resolve("data").toString(),
                "--otlp",
                collector.url(),
                "--jwt-issuer",
                issuer.url(),
                "--jwt-audience",
                Issuer.AUDIENCE,
                "--parameter",
                "QueueVisibilitySeconds=1");
    }

    private static String submitted(Api api, String prompt) {
        ObjectNode body = Json.object().put("task_type", "agent_task").put("prompt", prompt);
        body.putObject("metadata").put("note", "canary-metadata");
        Api.Answer answer = api.post("/tasks", Json.write(body), "Idempotency-Key", "canary-idempotency " + prompt);
        assertThat(answer.status()).as("%s", answer).isEqualTo(201);
        return answer.json().path("task_id").asText();
    }

    /** Every way of being refused at the door. */
    private void beWrong(Api api, Issuer issuer) {
        problems.add(api.post("/tasks", "{\"canary-broken\": canary-broken"));
        problems.add(api.post("/tasks", "{\"canary-broken\": 1, \"task_type\": \"canary-broken\"}"));
        problems.add(api.post("/tasks", "canary-broken", "Content-Type", "text/canary-broken"));
        problems.add(api.post("/tasks", "{\"prompt\":\"canary-broken" + "x".repeat(256 * 1024) + "\"}"));
        problems.add(api.post(
                "/tasks",
                "{\"task_type\":\"agent_task\",\"prompt\":\"canary-broken\"}",
                "Idempotency-Key",
                "canary-idempotency canary-prompt: what is it?"));
        problems.add(api.get("/tasks/canary-broken"));
        problems.add(api.get("/tasks?cursor=canary-broken"));
        problems.add(api.get("/canary-broken"));
        String stranger = Issuer.signed(issuer.claims("acme", "ann").build(), Issuer.key("one"));
        problems.add(new Api(api.base(), Map.of("Authorization", "Bearer " + stranger)).get("/tasks"));
        assertThat(problems)
                .extracting(Api.Answer::status)
                .containsExactly(400, 422, 415, 413, 422, 404, 422, 404, 401);
    }

    private void awaitEnds(Api api, String good, String refused) {
        JsonNode completed = api.ended(good);
        assertThat(completed.path("status").asText()).as("%s", completed).isEqualTo("completed");
        JsonNode failed = api.ended(refused);
        assertThat(failed.path("status").asText()).as("%s", failed).isEqualTo("failed");
        for (String id : List.of(good, refused)) {
            answers.add(api.get("/tasks/" + id));
            answers.add(api.get("/tasks/" + id + "/events"));
            answers.add(api.get("/tasks/" + id + "/steps"));
        }
    }

    private static void send(URI queue, String message) {
        Map<String, String> environment =
                Map.of("AWS_REGION", "us-east-1", "AWS_ENDPOINT_URL_SQS", "http://" + queue.getAuthority());
        try (SqsClient sqs = AwsClients.configured(SqsClient.builder(), "SQS", Duration.ofSeconds(30), environment)
                .build()) {
            sqs.sendMessage(request -> request.queueUrl(queue.toString()).messageBody(message));
        }
    }

    private static String histories(Opspawn up, String id) {
        Map<String, String> environment = Map.of(
                "AWS_REGION", "us-east-1", "AWS_ENDPOINT_URL_SFN", up.states().toString());
        try (SfnClient states = AwsClients.configured(SfnClient.builder(), "SFN", Duration.ofSeconds(30), environment)
                .build()) {
            String machine =
                    states.listStateMachines().stateMachines().getFirst().stateMachineArn();
            String execution = machine.replace(":stateMachine:", ":execution:") + ":" + id;
            return states.describeExecution(request -> request.executionArn(execution))
                            .toString()
                    + states.getExecutionHistory(
                            request -> request.executionArn(execution).maxResults(1000));
        }
    }

    private static String files(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            return String.join(
                    "\n",
                    files.filter(Files::isRegularFile).map(CanaryTest::text).toList());
        }
    }

    private static String text(Path file) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
