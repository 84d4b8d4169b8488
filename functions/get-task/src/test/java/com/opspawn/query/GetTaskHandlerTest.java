package com.opspawn.query;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.amazonaws.services.lambda.runtime.serialization.PojoSerializer;
import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.opspawn.http.Access;
import com.opspawn.journal.Appended;
import com.opspawn.journal.Fact;
import com.opspawn.journal.FinishReason;
import com.opspawn.journal.History;
import com.opspawn.journal.Idempotency;
import com.opspawn.journal.ToolCall;
import com.opspawn.journal.ToolResult;
import com.opspawn.journal.ToolStatus;
import com.opspawn.journal.memory.MemoryStore;
import com.opspawn.json.Json;
import com.opspawn.json.ObjectReader;
import com.opspawn.settings.Environment;
import com.opspawn.task.Submission;
import com.opspawn.task.SubmissionJson;
import com.opspawn.task.Task;
import com.opspawn.task.TaskKey;
import com.opspawn.task.Usage;
import java.io.ByteArrayInputStream;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class GetTaskHandlerTest {
    private static final Instant NOON = DrivenPatience.START;
    private static final PojoSerializer<APIGatewayV2HTTPEvent> EVENTS = LambdaEventSerializers.serializerFor(
            APIGatewayV2HTTPEvent.class, GetTaskHandlerTest.class.getClassLoader());
    /** Nothing is asked of it. */
    private static final Context CONTEXT = (Context)
            Proxy.newProxyInstance(Context.class.getClassLoader(), new Class<?>[] {Context.class}, (_, method, _) -> {
                if (method.getReturnType() == String.class) {
                    return method.getName();
                }
                throw new UnsupportedOperationException(method.getName());
            });

    private static final Fact.ModelAnswered CALLS = new Fact.ModelAnswered(
            "demo/demo",
            "Let me see.",
            List.of(new ToolCall("c1", "calculator", "{\"expression\":\"6*7\"}"), new ToolCall("c2", "clock", "{}")),
            FinishReason.TOOL_CALLS,
            new Usage(100, 20),
            NOON.plusMillis(10));
    private static final Fact.ToolsFinished RESULTS = new Fact.ToolsFinished(List.of(
            new ToolResult("c1", "calculator", ToolStatus.SUCCEEDED, "42", Duration.ofMillis(3)),
            new ToolResult("c2", "clock", ToolStatus.TIMED_OUT, "no answer in 30 s", Duration.ofSeconds(30))));

    private final MemoryStore store = new MemoryStore();
    private final DrivenPatience patience = new DrivenPatience();
    private final GetTaskHandler handler = new GetTaskHandler(Access.ofDeveloper(), store, store, patience);
    private long tasksMade;

    private History opened(String tenant, String agentId) {
        tasksMade++;
        Submission submission = SubmissionJson.read(ObjectReader.of("{\"task_type\":\"agent_task\",\"agent_id\":\""
                + agentId + "\",\"input_data\":{\"prompt\":\"hello\"}}"));
        TaskKey key = TaskKey.of(tenant, new UUID(0x4000L, tasksMade));
        store.open(Task.submitted(key, submission, NOON.plusMillis(tasksMade)), Idempotency.NONE);
        return new History(key, store.read(key, 0));
    }

    private History opened() {
        return opened("default", "helper");
    }

    private History append(History history, Fact... facts) {
        Appended appended = store.append(history, List.of(facts), NOON.plusSeconds(history.nextSeq()));
        return ((Appended.Won) appended).history();
    }

    private static String id(History history) {
        return history.key().taskId();
    }

    private APIGatewayV2HTTPResponse ask(String method, String path, Map<String, String> query) {
        return ask(handler, method, path, query);
    }

    private static APIGatewayV2HTTPResponse ask(
            GetTaskHandler handler, String method, String path, Map<String, String> query) {
        ObjectNode event = Json.object().put("version", "2.0").put("rawPath", path);
        ObjectNode parameters = event.putObject("queryStringParameters");
        query.forEach(parameters::put);
        ObjectNode context = event.putObject("requestContext");
        context.put("requestId", "request-1").put("stage", "$default");
        context.putObject("http").put("method", method).put("path", path);
        byte[] json = Json.write(event).getBytes(StandardCharsets.UTF_8);
        return handler.handleRequest(EVENTS.fromJson(new ByteArrayInputStream(json)), CONTEXT);
    }

    private APIGatewayV2HTTPResponse get(String path, Map<String, String> query) {
        return ask("GET", "/api/v1" + path, query);
    }

    private JsonNode json(String path, Map<String, String> query) {
        APIGatewayV2HTTPResponse response = get(path, query);
        assertThat(response.getStatusCode()).as(response.getBody()).isEqualTo(200);
        return Json.parseOwn(response.getBody());
    }

    private static String problem(int status, String code, String title, String detail) {
        return "{\"type\":\"urn:opspawn:problem:" + code + "\",\"title\":\"" + title + "\",\"status\":" + status
                + ",\"detail\":\"" + detail + "\",\"code\":\"" + code + "\"}";
    }

    // ---------------------------------------------------------------- one task

    @ParameterizedTest
    @ValueSource(strings = {"", "/"})
    void aTaskIsShownInFull(String slash) {
        History history = append(opened(), CALLS, RESULTS, new Fact.Completed("It is 42."));

        APIGatewayV2HTTPResponse response = get("/tasks/" + id(history) + slash, Map.of());

        assertThat(response.getStatusCode()).isEqualTo(200);
        assertThat(response.getBody()).isEqualTo("""
            {"task_id":"task_00000000-0000-4000-0000-000000000001","task_type":"agent_task","name":null,\
            "status":"completed","status_reason":null,"result":"It is 42.","error_message":null,"agent_id":"helper",\
            "input_data":{"prompt":"hello"},"agent_config":null,"budget":null,"deadline":null,"metadata":null,"webhook":null,\
            "usage":{"input_tokens":100,"output_tokens":20,"cached_input_tokens":0,\
            "reasoning_tokens":0,"total_tokens":120},\
            "created_at":"2026-11-22T12:00:00.001Z","updated_at":"2026-11-22T12:00:01Z",\
            "started_at":"2026-11-22T12:00:00.010Z","completed_at":"2026-11-22T12:00:01Z"}\
            """);
    }

    @Test
    void unknownForeignAndMalformedIdsAreTheSame404() {
        String foreign = id(opened("acme", "helper"));
        List<String> ids = List.of(
                "task_99999999-0000-4000-0000-000000000001",
                foreign,
                "x",
                foreign.toUpperCase(Locale.ROOT),
                "task_%23",
                "META");
        for (String id : ids) {
            for (String part : new String[] {"", "/steps", "/events"}) {
                APIGatewayV2HTTPResponse response = get("/tasks/" + id + part, Map.of());

                assertThat(response.getStatusCode()).isEqualTo(404);
                assertThat(response.getHeaders()).containsEntry("Content-Type", "application/problem+json");
                assertThat(response.getBody())
                        .isEqualTo(problem(404, "not_found", "Not found", "there is no task '" + id + "'"));
            }
        }
    }

    // ------------------------------------------------------------------- lists

    private List<String> listed(Map<String, String> query) {
        List<String> ids = new ArrayList<>();
        json("/tasks", query)
                .path("tasks")
                .forEach(task -> ids.add(task.path("task_id").textValue()));
        return ids;
    }

    @Test
    void aListIsNewestFirstAndGoesOnByItsCursor() {
        String first = id(opened());
        String second = id(opened());
        String third = id(opened());

        JsonNode page = json("/tasks/", Map.of("limit", "2"));
        JsonNode next = json(
                "/tasks",
                Map.of("limit", "2", "cursor", page.path("next_cursor").asText()));

        assertThat(page.path("tasks").findValuesAsText("task_id")).containsExactly(third, second);
        assertThat(next.path("tasks").findValuesAsText("task_id")).containsExactly(first);
        assertThat(next.get("next_cursor").isNull()).isTrue();
    }

    @Test
    void aListIsByStatusAndByAgent() {
        String pending = id(opened("default", "a"));
        String running = id(append(opened("default", "a"), CALLS));
        String other = id(opened("default", "b"));
        opened("acme", "a");

        assertThat(listed(Map.of())).containsExactly(other, running, pending);
        assertThat(listed(Map.of("status", "pending"))).containsExactly(other, pending);
        assertThat(listed(Map.of("agent_id", "a"))).containsExactly(running, pending);
        assertThat(listed(Map.of("agent_id", "a", "status", "running"))).containsExactly(running);
        assertThat(listed(Map.of("agent_id", "nobody"))).isEmpty();
        assertThat(listed(Map.of("status", "", "agent_id", ""))).hasSize(3);
    }

    @Test
    void everyWrongParameterIsNamedAtOnce() {
        APIGatewayV2HTTPResponse response =
                get("/tasks", Map.of("status", "done", "limit", "101", "cursor", "x", "colour", "blue", "agent", "a"));

        String known = " is no parameter here; there are agent_id, cursor, limit, status";
        assertThat(response.getStatusCode()).isEqualTo(422);
        assertThat(Json.parseOwn(response.getBody()).path("errors").findValuesAsText("detail"))
                .containsExactly(
                        "status must be one of pending, running, paused, input_required, completed, failed, cancelled, "
                                + "but is 'done'",
                        "limit must be an integer from 1 to 100, but is '101'",
                        "cursor must be the next_cursor of the page before, but is 'x'",
                        "agent" + known,
                        "colour" + known);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "1.5", "ten", "99999999999999999999"})
    void aLimitIsAWholeNumberFrom1To100(String limit) {
        assertThat(get("/tasks", Map.of("limit", limit)).getStatusCode()).isEqualTo(422);
    }

    // ------------------------------------------------------------------- steps

    @Test
    void aStepIsAnAnswerWithWhatCameOfItsCalls() {
        History history = append(opened(), CALLS, RESULTS);

        assertThat(Json.write(json("/tasks/" + id(history) + "/steps", Map.of())))
                .isEqualTo("""
                    {"steps":[{"step":1,"seq":1,"model":"demo/demo","thought":"Let me see.","tool_calls":[\
                    {"id":"c1","tool":"calculator","arguments":"{\\"expression\\":\\"6*7\\"}","status":"succeeded",\
                    "output":"42","duration_ms":3},\
                    {"id":"c2","tool":"clock","arguments":"{}","status":"timed_out","output":"no answer in 30 s",\
                    "duration_ms":30000}],"usage":{"input_tokens":100,"output_tokens":20,"cached_input_tokens":0,\
                    "reasoning_tokens":0,"total_tokens":120},\
                    "asked_at":"2026-11-22T12:00:00.010Z","answered_at":"2026-11-22T12:00:01Z"}],"next_after":null}\
                    """);
    }

    @Test
    void aCallWithoutAResultIsRunningAndOneOfAnEndedTaskUnfinished() {
        History running = append(opened(), CALLS);
        String path = "/tasks/" + id(running) + "/steps";
        JsonNode call = json(path, Map.of()).at("/steps/0/tool_calls/0");

        assertThat(call.path("status").textValue()).isEqualTo("running");
        assertThat(call.get("output").isNull()).isTrue();
        assertThat(call.get("duration_ms").isNull()).isTrue();

        append(running, new Fact.Cancelled("enough", "somebody"));
        assertThat(json(path, Map.of()).at("/steps/0/tool_calls/0/status").textValue())
                .isEqualTo("unfinished");
    }

    @Test
    void aCallOfAnEndedTaskThatWasBegunAndHasNoResultIsUnknown() {
        History running = append(opened(), CALLS);
        History begun = append(running, new Fact.ToolStarted(1, List.of("c2"), NOON));
        append(begun, new Fact.Cancelled("enough", "somebody"));

        JsonNode calls = json("/tasks/" + id(running) + "/steps", Map.of()).at("/steps/0/tool_calls");
        assertThat(calls.at("/0/status").textValue()).isEqualTo("unfinished");
        assertThat(calls.at("/1/status").textValue()).isEqualTo("unknown");
    }

    @Test
    void aTaskThatWasNotAnsweredHasNoSteps() {
        assertThat(Json.write(json("/tasks/" + id(opened()) + "/steps", Map.of())))
                .isEqualTo("{\"steps\":[],\"next_after\":null}");
    }

    @Test
    void stepsThatDoNotFitIntoAnAnswerGoOnInTheNext() {
        Fact.ModelAnswered big = new Fact.ModelAnswered(
                "demo/demo", "x".repeat(700_000), List.of(), FinishReason.STOP, Usage.NONE, NOON);
        String path = "/tasks/" + id(append(opened(), big, big, big)) + "/steps";

        JsonNode first = json(path, Map.of());
        JsonNode second = json(path, Map.of("after", first.path("next_after").asText()));

        assertThat(first.path("steps").findValuesAsText("step")).containsExactly("1", "2");
        assertThat(second.path("steps").findValuesAsText("step")).containsExactly("3");
        assertThat(second.get("next_after").isNull()).isTrue();
        assertThat(json(path, Map.of("after", "3")).path("steps")).isEmpty();
    }

    // ------------------------------------------------------------------ events

    private List<Integer> seqs(History history, Map<String, String> query) {
        List<Integer> seqs = new ArrayList<>();
        json("/tasks/" + id(history) + "/events", query)
                .path("events")
                .forEach(event -> seqs.add(event.path("seq").intValue()));
        return seqs;
    }

    @Test
    void eventsAreTheJournalBehindAPlace() {
        History history = append(opened(), CALLS, RESULTS);

        assertThat(seqs(history, Map.of())).containsExactly(0, 1, 2);
        assertThat(seqs(history, Map.of("after", "0"))).containsExactly(1, 2);
        assertThat(seqs(history, Map.of("after", "2"))).isEmpty();
        assertThat(seqs(history, Map.of("after", "99999999999"))).isEmpty();
        assertThat(patience.pauses()).isEmpty();
    }

    @Test
    void anEventSaysWhatWhenAndWhere() {
        History history = append(opened(), new Fact.Cancelled("enough", "somebody"));

        assertThat(Json.write(json("/tasks/" + id(history) + "/events", Map.of("after", "0"))))
                .isEqualTo(
                        "{\"events\":[{\"seq\":1,\"type\":\"cancelled\",\"at\":\"2026-11-22T12:00:01Z\",\"reason\":\"enough\",\"by\":\"somebody\"}]}");
    }

    @Test
    void aLongPollEndsWithTheFirstEvent() {
        History history = opened();
        patience.meanwhile(() -> {
            if (patience.pauses().size() == 3) {
                append(history, CALLS);
            }
        });

        assertThat(seqs(history, Map.of("after", "0", "wait", "20"))).containsExactly(1);
        assertThat(patience.pauses())
                .containsExactly(Duration.ofMillis(50), Duration.ofMillis(100), Duration.ofMillis(200));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 5, 20})
    void aLongPollEndsAtItsWaitsEndToTheMillisecond(int seconds) {
        assertThat(seqs(opened(), Map.of("after", "0", "wait", Integer.toString(seconds))))
                .isEmpty();
        assertThat(patience.waited()).isEqualTo(Duration.ofSeconds(seconds));
        assertThat(patience.pauses()).allMatch(pause -> pause.toMillis() <= 800);
    }

    @Test
    void anEndedTaskIsNotWaitedFor() {
        History history = append(opened(), new Fact.Completed("42"));

        assertThat(seqs(history, Map.of("after", "1", "wait", "20"))).isEmpty();
        assertThat(patience.pauses()).isEmpty();
    }

    @Test
    void aTaskThatEndsWhileItIsWaitedForIsAnEvent() {
        History history = opened();
        patience.meanwhile(() -> append(history, new Fact.Failed("step_failed", "a step failed")));

        assertThat(seqs(history, Map.of("after", "0", "wait", "20"))).containsExactly(1);
    }

    @Test
    void whoeverIsToldToStopAnswersWithWhatThereIs() {
        patience.stop();

        assertThat(seqs(opened(), Map.of("after", "0", "wait", "20"))).isEmpty();
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void eventsThatDoNotFitIntoAnAnswerComeWithTheNext() {
        Fact.ModelAnswered big = new Fact.ModelAnswered(
                "demo/demo", "x".repeat(700_000), List.of(), FinishReason.STOP, Usage.NONE, NOON);
        History history = append(opened(), big, big, big);

        assertThat(seqs(history, Map.of())).containsExactly(0, 1, 2);
        assertThat(seqs(history, Map.of("after", "2"))).containsExactly(3);
    }

    @Test
    void wrongParametersOfATaskAndItsPartsAreNamed() {
        String path = "/tasks/" + id(opened());

        assertThat(Json.parseOwn(get(path + "/events", Map.of("after", "x", "wait", "21", "since", "1"))
                                .getBody())
                        .path("errors")
                        .findValuesAsText("detail"))
                .containsExactly(
                        "after must be an integer from -1 to 9223372036854775806, but is 'x'",
                        "wait must be an integer from 0 to 20, but is '21'",
                        "since is no parameter here; there are after, wait");
        assertThat(Json.parseOwn(get(path + "/steps", Map.of("after", "-1", "limit", "1"))
                                .getBody())
                        .path("errors")
                        .findValuesAsText("detail"))
                .containsExactly(
                        "after must be an integer from 0 to 2147483647, but is '-1'",
                        "limit is no parameter here; there are after");
        assertThat(Json.parseOwn(get(path, Map.of("fields", "status")).getBody())
                        .path("errors")
                        .findValuesAsText("detail"))
                .containsExactly("fields is no parameter here; there are none");
    }

    // ------------------------------------------------------------------ routes

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        DELETE | /tasks | GET, HEAD, POST
        PUT    | /tasks | GET, HEAD, POST
        DELETE | /tasks/task_00000000-0000-4000-0000-000000000001        | GET, HEAD
        POST   | /tasks/task_00000000-0000-4000-0000-000000000001/steps  | GET, HEAD
        PATCH  | /tasks/task_00000000-0000-4000-0000-000000000001/events | GET, HEAD
        GET    | /tasks/task_00000000-0000-4000-0000-000000000001/cancel | POST
        PUT    | /tasks/task_00000000-0000-4000-0000-000000000001/messages            | POST
        GET    | /tasks/task_00000000-0000-4000-0000-000000000001/input_requests/i-1-0 | POST
        GET    | /tasks/cancel | POST
        """)
    void anotherMethodIsA405ThatSaysWhichAreAllowed(String method, String path, String allowed) {
        APIGatewayV2HTTPResponse response = ask(method, "/api/v1" + path, Map.of());

        assertThat(response.getStatusCode()).isEqualTo(405);
        assertThat(response.getHeaders()).containsEntry("Allow", allowed);
        assertThat(response.getBody())
                .isEqualTo(problem(
                        405,
                        "method_not_allowed",
                        "That cannot be done here",
                        method + " /api/v1" + path + ": use " + allowed));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/tasks",
                "/consoles",
                "/api/v1",
                "/api/v1/",
                "/api/v1/agents",
                "/api/v1/tasks/x/y",
                "/api/v1/tasks/x/steps/1"
            })
    void whatIsNoRouteIsA404ThatSaysWhereTheApiIs(String path) {
        APIGatewayV2HTTPResponse response = ask("GET", path, Map.of());

        assertThat(response.getStatusCode()).isEqualTo(404);
        assertThat(response.getBody())
                .isEqualTo(problem(
                        404,
                        "not_found",
                        "Not found",
                        "there is nothing at " + path + ": /openapi.json says what there is"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "HEAD"})
    void theConsoleIsAtTheRoot(String method) {
        APIGatewayV2HTTPResponse response = ask(method, "/", Map.of());

        assertThat(response.getStatusCode()).isEqualTo(200);
        assertThat(response.getBody()).startsWith("<!doctype html>");
        assertThat(response.getHeaders())
                .containsEntry("Content-Type", "text/html; charset=utf-8")
                .containsEntry("Cache-Control", "no-cache");
    }

    /** A browser must be able to load the page that asks for the token. */
    @Test
    void theConsoleNeedsNoCallerAndTheApiDoes() {
        Access onAws = Access.read(new Environment(Map.of()));
        GetTaskHandler deployed = new GetTaskHandler(onAws, store, store, patience);

        assertThat(ask(deployed, "GET", "/console/app.js", Map.of()).getStatusCode())
                .isEqualTo(200);
        assertThat(ask(deployed, "GET", "/api/v1/tasks", Map.of()).getStatusCode())
                .isEqualTo(401);
    }

    @Test
    void theConsoleIsOnlyRead() {
        APIGatewayV2HTTPResponse response = ask("POST", "/console/app.js", Map.of());

        assertThat(response.getStatusCode()).isEqualTo(405);
        assertThat(response.getHeaders()).containsEntry("Allow", "GET, HEAD");
    }
}
