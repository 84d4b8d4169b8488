package com.opspawn.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.amazonaws.services.lambda.runtime.serialization.PojoSerializer;
import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.opspawn.http.Access;
import com.opspawn.json.Json;
import com.opspawn.settings.SettingsException;
import java.io.ByteArrayInputStream;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class MemoriesHandlerTest {
    private static final MemoryScope SCOPE = new MemoryScope("default", "team/helper #1");
    private static final MemoryEntry TEA = Memories.of("the user likes tea");
    private static final MemoryEntry PARIS = Memories.of("Paris", Memories.OTHER_TASK);
    private static final PojoSerializer<APIGatewayV2HTTPEvent> EVENTS = LambdaEventSerializers.serializerFor(
            APIGatewayV2HTTPEvent.class, MemoriesHandlerTest.class.getClassLoader());
    /** Nothing is asked of it. */
    private static final Context CONTEXT = (Context)
            Proxy.newProxyInstance(Context.class.getClassLoader(), new Class<?>[] {Context.class}, (_, method, _) -> {
                if (method.getReturnType() == String.class) {
                    return method.getName();
                }
                throw new UnsupportedOperationException(method.getName());
            });

    private final InMemoryVectors store = new InMemoryVectors();
    private final LongTermMemory memory = new VectorMemory(WordEmbedder::usual, () -> store);
    private final MemoriesHandler handler = new MemoriesHandler(Access.ofDeveloper(), Optional.of(memory));

    private APIGatewayV2HTTPResponse ask(
            MemoriesHandler asked, String method, String memoryId, Map<String, String> query) {
        String path = "/api/v1/agents/" + SCOPE.agentId() + "/memories" + (memoryId.isEmpty() ? "" : "/" + memoryId);
        ObjectNode event = Json.object().put("version", "2.0").put("rawPath", path);
        ObjectNode parameters = event.putObject("queryStringParameters");
        query.forEach(parameters::put);
        ObjectNode named = event.putObject("pathParameters").put("agent_id", SCOPE.agentId());
        if (!memoryId.isEmpty()) {
            named.put("memory_id", memoryId);
        }
        ObjectNode context = event.putObject("requestContext");
        context.put("requestId", "request-1").put("stage", "$default");
        context.putObject("http").put("method", method).put("path", path);
        byte[] json = Json.write(event).getBytes(StandardCharsets.UTF_8);
        return asked.handleRequest(EVENTS.fromJson(new ByteArrayInputStream(json)), CONTEXT);
    }

    private APIGatewayV2HTTPResponse ask(String method, String memoryId, Map<String, String> query) {
        return ask(handler, method, memoryId, query);
    }

    private static String code(APIGatewayV2HTTPResponse response) {
        return Json.parseOwn(response.getBody()).path("code").asText();
    }

    private static void assertNothingMoreToSay(APIGatewayV2HTTPResponse response) {
        assertThat(response.getStatusCode()).as(response.getBody()).isEqualTo(204);
        assertThat(response.getBody()).isEmpty();
        assertThat(response.getHeaders()).doesNotContainKey("Content-Type");
    }

    // ------------------------------------------------------------------ listing

    @Test
    void anAgentsMemoriesAreListedWithTheirSource() {
        memory.add(SCOPE, TEA);
        memory.add(new MemoryScope("default", "other"), PARIS);

        APIGatewayV2HTTPResponse response = ask("GET", "", Map.of());

        assertThat(response.getStatusCode()).isEqualTo(200);
        assertThat(response.getBody())
                .isEqualTo("{\"memories\":[{\"memory_id\":\"" + TEA.id() + "\",\"text\":\"the user likes tea\","
                        + "\"task_id\":\"" + Memories.TASK + "\",\"tool\":\"remember\","
                        + "\"created_at\":\"2026-11-22T12:00:00.123Z\"}],\"next_cursor\":null}");
    }

    @Test
    void anotherTenantsMemoriesAreNotThere() {
        memory.add(new MemoryScope("rival", SCOPE.agentId()), TEA);

        assertThat(ask("GET", "", Map.of()).getBody()).isEqualTo("{\"memories\":[],\"next_cursor\":null}");
        assertThat(ask("DELETE", TEA.id(), Map.of()).getStatusCode()).isEqualTo(404);
    }

    @Test
    void pagesFollowEachOther() {
        memory.add(SCOPE, TEA);
        memory.add(SCOPE, PARIS);

        JsonNode first = Json.parseOwn(ask("GET", "", Map.of("limit", "1")).getBody());
        String cursor = first.path("next_cursor").asText();
        JsonNode second = Json.parseOwn(
                ask("GET", "", Map.of("limit", "1", "cursor", cursor)).getBody());

        assertThat(first.path("memories")).hasSize(1);
        assertThat(second.path("memories")).hasSize(1);
        assertThat(first.path("memories")).isNotEqualTo(second.path("memories"));
        assertThat(second.path("next_cursor").isNull()).isTrue();
    }

    @Test
    void aTasksMemoriesAreListedAlone() {
        memory.add(SCOPE, TEA);
        memory.add(SCOPE, PARIS);

        JsonNode page = Json.parseOwn(
                ask("GET", "", Map.of("task_id", Memories.OTHER_TASK)).getBody());

        assertThat(page.path("memories")).hasSize(1);
        assertThat(page.at("/memories/0/text").asText()).isEqualTo("Paris");
    }

    @Test
    void everyProblemOfAQueryIsToldAtOnce() {
        APIGatewayV2HTTPResponse response = ask("GET", "", Map.of("limit", "201", "cursor", "*", "agent", "x"));

        assertThat(response.getStatusCode()).isEqualTo(422);
        assertThat(response.getBody())
                .contains("limit must be an integer from 1 to 200, but is '201'")
                .contains("cursor must be the next_cursor of the page before, but is '*'")
                .contains("agent is no parameter here; there are cursor, limit, task_id");
    }

    // ------------------------------------------------------------------ deleting

    @Test
    void oneMemoryIsDeleted() {
        memory.add(SCOPE, TEA);
        memory.add(SCOPE, PARIS);

        assertNothingMoreToSay(ask("DELETE", TEA.id(), Map.of()));

        assertThat(memory.list(SCOPE, MemoryQuery.first(10)).entries()).containsExactly(PARIS);
        APIGatewayV2HTTPResponse again = ask("DELETE", TEA.id(), Map.of());
        assertThat(again.getStatusCode()).isEqualTo(404);
        assertThat(again.getBody()).contains("\"detail\":\"there is no memory '" + TEA.id() + "'\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "mem_%23", "M#", "mem_0000000000000000000000000000000G"})
    void whatCanBeNoIdIsNotThere(String id) {
        assertThat(ask("DELETE", id, Map.of()).getStatusCode()).isEqualTo(404);
    }

    @Test
    void aTasksMemoriesOrAllAreDeleted() {
        memory.add(SCOPE, TEA);
        memory.add(SCOPE, PARIS);

        assertNothingMoreToSay(ask("DELETE", "", Map.of("task_id", Memories.TASK)));
        assertThat(memory.list(SCOPE, MemoryQuery.first(10)).entries()).containsExactly(PARIS);

        assertNothingMoreToSay(ask("DELETE", "", Map.of()));
        assertThat(memory.list(SCOPE, MemoryQuery.first(10)).entries()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "task_id, '', task_id is blank: name the task, or leave it out to delete all memories",
        "task, x, task is no parameter here; there are task_id",
    })
    void aDeletionThatMayMeanLessThanAllDeletesNothing(String name, String value, String detail) {
        memory.add(SCOPE, TEA);

        APIGatewayV2HTTPResponse response = ask("DELETE", "", Map.of(name, value));

        assertThat(response.getStatusCode()).isEqualTo(422);
        assertThat(response.getBody()).contains(detail);
        assertThat(memory.list(SCOPE, MemoryQuery.first(10)).entries()).containsExactly(TEA);
    }

    // ------------------------------------------------------------------ other answers

    @ParameterizedTest
    @CsvSource({"POST, '', 'GET, DELETE'", "PUT, x, DELETE", "GET, x, DELETE"})
    void whatCannotBeDoneSaysWhatCan(String method, String id, String allowed) {
        APIGatewayV2HTTPResponse response = ask(method, id, Map.of());

        assertThat(response.getStatusCode()).isEqualTo(405);
        assertThat(response.getHeaders()).containsEntry("Allow", allowed);
    }

    @Test
    void whereMemoryIsOffNothingIsThere() {
        APIGatewayV2HTTPResponse response =
                ask(new MemoriesHandler(Access.ofDeveloper(), Optional.empty()), "GET", "", Map.of());

        assertThat(response.getStatusCode()).isEqualTo(404);
        assertThat(response.getBody()).contains("no memories are kept here: OPSPAWN_MEMORY is off");
    }

    @Test
    void aStoreOutOfReachIsWorthAnotherTryAndAWrongSettingIsNot() {
        MemoriesHandler busy = failing(MemoryException.retryable("secret place is busy", new IllegalStateException()));
        MemoriesHandler wrong = failing(MemoryException.terminal("secret place refuses the key"));

        APIGatewayV2HTTPResponse later = ask(busy, "GET", "", Map.of());
        assertThat(later.getStatusCode()).isEqualTo(503);
        assertThat(later.getHeaders()).containsEntry("Retry-After", "1");
        APIGatewayV2HTTPResponse never = ask(wrong, "GET", "", Map.of());
        assertThat(never.getStatusCode()).isEqualTo(500);
        assertThat(code(never)).isEqualTo("internal_error");
        assertThat(later.getBody() + never.getBody()).doesNotContain("secret");
    }

    private static MemoriesHandler failing(MemoryException failure) {
        return new MemoriesHandler(Access.ofDeveloper(), Optional.of(new VectorMemory(WordEmbedder::usual, () -> {
            throw failure;
        })));
    }

    @Test
    void everyProblemOfTheEnvironmentIsReportedAtTheStart() {
        assertThatThrownBy(() -> new MemoriesHandler(Map.of("OPSPAWN_MEMORY", "redis")))
                .isExactlyInstanceOf(SettingsException.class)
                .hasMessage("settings: OPSPAWN_TABLE is not set: the name of the DynamoDB table; OPSPAWN_MEMORY "
                        + "'redis' is no store of memories: use one of dynamodb, chroma, s3vectors, off");
    }
}
