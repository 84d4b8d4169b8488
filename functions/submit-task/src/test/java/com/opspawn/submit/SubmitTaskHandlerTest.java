package com.opspawn.submit;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.opspawn.http.Access;
import com.opspawn.json.Json;
import com.opspawn.task.Task;
import com.opspawn.telemetry.Telemetry;
import com.opspawn.trace.TraceContext;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SubmitTaskHandlerTest {
    private final Bench bench = new Bench();
    private final SubmitTaskHandler handler =
            new SubmitTaskHandler(Access.ofDeveloper(), bench.submitter(), Telemetry.NONE);

    private APIGatewayV2HTTPResponse post(String body) {
        return post(body, Map.of());
    }

    private APIGatewayV2HTTPResponse post(String body, Map<String, String> headers) {
        return handler.handleRequest(event("/api/v1/tasks", body, headers, false), Bench.context());
    }

    /** As API Gateway sends it. */
    private static APIGatewayV2HTTPEvent event(String path, String body, Map<String, String> headers, boolean base64) {
        ObjectNode event = Json.object();
        event.put("version", "2.0").put("routeKey", "POST " + path).put("rawPath", path);
        event.put("rawQueryString", "");
        ObjectNode all = event.putObject("headers").put("content-type", "application/json");
        headers.forEach(all::put);
        ObjectNode context = event.putObject("requestContext");
        context.put("requestId", "request-1").put("stage", "$default");
        context.putObject("http").put("method", "POST").put("path", path).put("sourceIp", "192.0.2.1");
        event.put("body", body).put("isBase64Encoded", base64);
        return Bench.event(APIGatewayV2HTTPEvent.class, Json.write(event));
    }

    private static String problem(String... errors) {
        List<String> fields = new ArrayList<>();
        List<String> json = new ArrayList<>();
        for (String error : errors) {
            String[] parts = error.split(" / ", 3);
            fields.add(parts[0]);
            json.add("{\"field\":\"" + parts[0] + "\",\"code\":\"" + parts[1] + "\",\"detail\":\"" + parts[2] + "\"}");
        }
        return "{\"type\":\"urn:opspawn:problem:invalid_request\",\"title\":\"The request is not"
                + " valid\",\"status\":422,\"detail\":\"Wrong: "
                + fields.stream().distinct().collect(Collectors.joining(", "))
                + "\",\"code\":\"invalid_request\",\"errors\":[" + String.join(",", json) + "]}";
    }

    // ------------------------------------------------------------ what becomes a task

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/tasks", "/api/v1/tasks/"})
    void theOlderClientsFormBecomesATask(String path) {
        String body = """
            {"task_type": "agent_run", "input_data": {"prompt": "Say hello to Zoë", "tone": "warm"}}\
            """;

        APIGatewayV2HTTPResponse response = handler.handleRequest(event(path, body, Map.of(), false), Bench.context());

        assertThat(response.getStatusCode()).isEqualTo(201);
        assertThat(response.getHeaders())
                .isEqualTo(Map.of(
                        "Content-Type", "application/json",
                        "Cache-Control", "no-store",
                        "Location", "/api/v1/tasks/" + Bench.taskId(1)));
        assertThat(response.getBody()).isEqualTo("""
            {"task_id":"task_00000000-0000-4000-0000-000000000001","task_type":"agent_run","name":null,\
            "status":"pending","status_reason":null,"result":null,"error_message":null,"agent_id":null,\
            "input_data":{"prompt":"Say hello to Zoë","tone":"warm"},"agent_config":null,"budget":null,\
            "deadline":null,"metadata":null,"webhook":null,\
            "usage":{"input_tokens":0,"output_tokens":0,"cached_input_tokens":0,\
            "reasoning_tokens":0,"total_tokens":0},\
            "created_at":"2026-11-22T12:00:00.123Z","updated_at":"2026-11-22T12:00:00.123Z",\
            "started_at":null,"completed_at":null}\
            """);
        assertThat(bench.workflow.running()).extracting(task -> task.taskId()).containsExactly(Bench.taskId(1));
    }

    @Test
    void everyFieldIsKept() {
        APIGatewayV2HTTPResponse response = post("""
            {"task_type": "agent_task", "name": "Greeting", "agent_id": "helper", "prompt": "Say hello",
             "agent_config": {"temperature": 0.50}, "deadline": "2026-11-23T01:00:00+01:00",
             "budget": {"max_steps": 5, "max_tokens": 1000, "max_seconds": 60}, "metadata": {"n": 1e2}}\
            """);

        assertThat(response.getStatusCode()).isEqualTo(201);
        assertThat(response.getBody())
                .contains("\"task_type\":\"agent_task\",\"name\":\"Greeting\"")
                .contains("\"agent_id\":\"helper\",\"input_data\":{\"prompt\":\"Say hello\"}")
                .contains("\"agent_config\":{\"temperature\":0.50}")
                .contains("\"budget\":{\"max_steps\":5,\"max_tokens\":1000,\"max_seconds\":60}")
                .contains("\"deadline\":\"2026-11-23T00:00:00Z\",\"metadata\":{\"n\":1E+2}");
    }

    @Test
    void aGoalIsAsGoodAsAPrompt() {
        assertThat(post("{\"task_type\":\"agent_task\",\"input_data\":{\"goal\":\"Say hello\"}}")
                        .getStatusCode())
                .isEqualTo(201);
        assertThat(bench.tasks().getFirst().submission().goal()).isEqualTo("Say hello");
    }

    @Test
    void aBodyInBase64IsReadAsWell() {
        String body = "{\"task_type\":\"agent_task\",\"prompt\":\"Zoë\"}";
        String base64 = Base64.getEncoder().encodeToString(body.getBytes(StandardCharsets.UTF_8));

        handler.handleRequest(event("/api/v1/tasks", base64, Map.of(), true), Bench.context());

        assertThat(bench.tasks().getFirst().submission().goal()).isEqualTo("Zoë");
    }

    @Test
    void aTenantInTheBodyIsUnknownAndInAHeaderIgnored() {
        APIGatewayV2HTTPResponse refused = post("{\"task_type\":\"agent_task\",\"prompt\":\"x\",\"tenant\":\"acme\"}");
        APIGatewayV2HTTPResponse accepted = post(
                "{\"task_type\":\"agent_task\",\"prompt\":\"x\"}",
                Map.of("x-tenant", "acme", "tenant", "acme", "x-tenant-id", "acme"));

        assertThat(refused.getStatusCode()).isEqualTo(422);
        assertThat(accepted.getStatusCode()).isEqualTo(201);
        assertThat(bench.tasks()).extracting(task -> task.key().tenant()).containsExactly("default");
    }

    // --------------------------------------------------------- what does not

    @Test
    void everyProblemIsNamedAtOnce() {
        APIGatewayV2HTTPResponse response = post("""
            {"task_type": "magic", "name": 5, "agent_id": " ", "prompt": "a", "input_data": {"prompt": "b", "goal": 1},
             "agent_config": [], "budget": {"max_steps": 0, "max_tokens": 1.5, "max_dollars": 0, "max_hours": 1},
             "deadline": "2026-11-22T12:00:00.123Z", "metadata": "x", "colour": "blue"}\
            """, Map.of("idempotency-key", " "));

        assertThat(response.getStatusCode()).isEqualTo(422);
        assertThat(response.getHeaders()).containsEntry("Content-Type", "application/problem+json");
        assertThat(response.getBody())
                .isEqualTo(problem(
                        "Idempotency-Key / out_of_range / Idempotency-Key must have 1 to 255 characters",
                        "task_type / invalid / task_type 'magic' does not exist: use agent_run or agent_task",
                        "name / wrong_type / name must be a string, but is number",
                        "agent_id / invalid / agent_id is blank: give it a value, or leave it out",
                        "input_data.goal / wrong_type / input_data.goal must be a string, but is number",
                        "prompt / invalid / prompt differs from input_data.prompt: give only one of them",
                        "agent_config / wrong_type / agent_config must be an object, but is array",
                        "budget.max_steps / out_of_range / budget.max_steps must be 1 to 500",
                        "budget.max_tokens / wrong_type / budget.max_tokens must be an integer, but is number",
                        "budget.max_dollars / out_of_range / budget.max_dollars must be above 0, and 1000000 at the"
                                + " most",
                        "budget.max_hours / unknown / budget.max_hours is no field here; there are max_dollars, "
                                + "max_seconds, max_steps, max_tokens, max_tool_calls",
                        "deadline / out_of_range / deadline has passed: it must be in the future",
                        "metadata / wrong_type / metadata must be an object, but is string",
                        "colour / unknown / colour is no field here; there are agent_config, agent_id, budget,"
                                + " deadline, input_data, metadata, name, prompt, task_type, webhook"));
        assertThat(bench.tasks()).isEmpty();
        assertThat(bench.workflow.asked()).isEmpty();
    }

    @Test
    void aTaskNeedsATypeAndAGoal() {
        String missing = problem(
                "task_type / missing / task_type is missing: use agent_run or agent_task",
                "prompt / missing / prompt is missing: say what to do in prompt, input_data.prompt or input_data.goal");

        assertThat(post("{}").getBody()).isEqualTo(missing);
        assertThat(post("{\"task_type\":null,\"input_data\":{\"prompt\":null}}").getBody())
                .isEqualTo(missing);
    }

    @Test
    void aWrongFieldIsNamedOnceOnly() {
        assertThat(post("{\"task_type\":\"agent_task\",\"input_data\":[]}").getBody())
                .isEqualTo(problem("input_data / wrong_type / input_data must be an object, but is array"));
        assertThat(post("{\"task_type\":\"agent_task\",\"prompt\":\" \"}").getBody())
                .isEqualTo(problem("prompt / invalid / prompt is blank: give it a value, or leave it out"));
        assertThat(post("{\"task_type\":7,\"prompt\":\"x\"}").getBody())
                .isEqualTo(problem("task_type / wrong_type / task_type must be a string, but is number"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        {"task_type": | 400 | malformed_json
        []            | 400 | malformed_json
        {"prompt":"a","prompt":"b"} | 400 | malformed_json
        {"task_type":"agent_task","prompt":"x","metadata":{"n":1e99999}} | 400 | malformed_json
        {"task_type":"agent_task","prompt":"\\ud800"} | 400 | malformed_json
        """)
    void whatIsNoJsonIsRefused(String body, int status, String code) {
        APIGatewayV2HTTPResponse response = post(body);

        assertThat(response.getStatusCode()).isEqualTo(status);
        assertThat(response.getBody()).contains("\"code\":\"" + code + "\"").contains("\"field\":\"body\"");
        assertThat(bench.tasks()).isEmpty();
    }

    @Test
    void aBodyIsAcceptedUpToTheLimitAndRefusedBehindIt() {
        String head = "{\"task_type\":\"agent_task\",\"prompt\":\"";
        String atLimit = head + "x".repeat(256 * 1024 - head.length() - 2) + "\"}";

        assertThat(post(atLimit).getStatusCode()).isEqualTo(201);
        assertThat(post(atLimit + " ").getStatusCode()).isEqualTo(413);
    }

    @Test
    void anotherContentTypeIsRefused() {
        Map<String, String> form = new HashMap<>(Map.of("content-type", "application/x-www-form-urlencoded"));

        assertThat(post("prompt=x", form).getStatusCode()).isEqualTo(415);
    }

    // ----------------------------------------------------------- idempotency

    private static final String HELLO = "{\"task_type\":\"agent_task\",\"prompt\":\"hello\",\"name\":\"a\"}";
    private static final Map<String, String> KEY = Map.of("idempotency-key", "k");

    @Test
    void theSameKeyAndBodyAreAnsweredWithTheSameTask() {
        APIGatewayV2HTTPResponse first = post(HELLO, KEY);
        APIGatewayV2HTTPResponse second =
                post("{ \"name\": \"a\", \"prompt\": \"hello\", \"task_type\": \"agent_task\" }", KEY);

        assertThat(second.getStatusCode()).isEqualTo(201);
        assertThat(second.getBody()).isEqualTo(first.getBody());
        assertThat(second.getHeaders()).isEqualTo(first.getHeaders());
        assertThat(bench.tasks()).hasSize(1);
    }

    @Test
    void theSameKeyWithAnotherBodyIsA422AndChangesNothing() {
        post(HELLO, KEY);
        APIGatewayV2HTTPResponse response = post(HELLO.replace("hello", "goodbye"), KEY);

        assertThat(response.getStatusCode()).isEqualTo(422);
        assertThat(response.getBody()).isEqualTo("""
            {"type":"urn:opspawn:problem:idempotency_key_reused","title":"The idempotency key is taken","status":422,\
            "detail":"this Idempotency-Key was used for a request with another body: use a new key",\
            "code":"idempotency_key_reused","errors":[{"field":"Idempotency-Key","code":"invalid",\
            "detail":"this Idempotency-Key was used for a request with another body: use a new key"}]}\
            """);
        assertThat(bench.tasks()).hasSize(1);
        assertThat(bench.workflow.asked()).hasSize(1);
    }

    @Test
    void withoutAKeyTheSameBodyIsTwoTasks() {
        post(HELLO);
        post(HELLO);

        assertThat(bench.tasks()).hasSize(2);
    }

    @Test
    void aKeyMayHave255CharactersAndNoneMore() {
        assertThat(post(HELLO, Map.of("idempotency-key", "名".repeat(255))).getStatusCode())
                .isEqualTo(201);
        assertThat(post(HELLO, Map.of("idempotency-key", "k".repeat(256))).getBody())
                .isEqualTo(problem("Idempotency-Key / out_of_range / Idempotency-Key must have 1 to 255 characters"));
    }

    @Test
    void fiftyAtOnceAreOneTaskAndFiftyEqualAnswers() throws Exception {
        List<Callable<String>> posts =
                Collections.nCopies(50, () -> post(HELLO, KEY).getBody());
        Set<String> answers;
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            answers = threads.invokeAll(posts).stream().map(Future::resultNow).collect(Collectors.toSet());
        }

        assertThat(answers).hasSize(1);
        assertThat(bench.tasks()).hasSize(1);
        assertThat(bench.workflow.running()).hasSize(1);
    }

    // ------------------------------------------------------------- failures

    @Test
    void aTaskThatCannotBeStartedIsAcceptedAndLeftToTheSweeper() {
        bench.workflow.down(true);

        APIGatewayV2HTTPResponse response = post(HELLO);

        assertThat(response.getStatusCode()).isEqualTo(201);
        assertThat(bench.store.pendingSince(Bench.NOW.plusMillis(1)))
                .containsExactlyElementsOf(bench.tasks().stream().map(Task::key).toList());
    }

    @Test
    void aSecondSubmissionStartsWhatTheFirstDidNot() {
        bench.workflow.down(true);
        post(HELLO, KEY);
        bench.workflow.down(false);
        post(HELLO, KEY);

        assertThat(bench.workflow.running()).hasSize(1);
    }

    @Test
    void aStoreThatDoesNotAnswerIsA503AndStartsNothing() {
        SubmitTaskHandler unlucky = new SubmitTaskHandler(
                Access.ofDeveloper(), bench.submitter(new FaultyJournal(bench.store, _ -> true)), Telemetry.NONE);

        APIGatewayV2HTTPResponse response =
                unlucky.handleRequest(event("/api/v1/tasks", HELLO, Map.of(), false), Bench.context());

        assertThat(response.getStatusCode()).isEqualTo(503);
        assertThat(response.getHeaders()).containsEntry("Retry-After", "1");
        assertThat(bench.workflow.asked()).isEmpty();
    }

    // ------------------------------------------------------------ whose trace it is in

    @Test
    void aCallersTraceStandsInTheJournalAndNotInTheTask() {
        String traceparent = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

        APIGatewayV2HTTPResponse response = handler.handleRequest(
                event("/api/v1/tasks", HELLO, Map.of("traceparent", traceparent), false), Bench.context());

        assertThat(response.getStatusCode()).isEqualTo(201);
        assertThat(response.getBody()).doesNotContain("4bf92f35");
        assertThat(bench.tasks().getFirst().submission().trace()).isEqualTo(TraceContext.parse(traceparent));
    }

    @Test
    void aTraceThatCannotBeReadCostsNobodyTheirTask() {
        APIGatewayV2HTTPResponse response = handler.handleRequest(
                event("/api/v1/tasks", HELLO, Map.of("traceparent", "00-no"), false), Bench.context());

        assertThat(response.getStatusCode()).isEqualTo(201);
        assertThat(bench.tasks().getFirst().submission().trace()).isEmpty();
    }
}
