package com.opspawn.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.opspawn.json.Json;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Streamable HTTP, and servers that do not do it well. */
@Timeout(60)
final class HttpFaultTest {
    private static final String ECHO = "web__echo";
    private static final String HELLO = "{\"text\": \"hello\"}";

    @TempDir
    private Path directory;

    private HttpServerScript server;
    private @Nullable McpTools open;

    @BeforeEach
    void start() throws IOException {
        server = HttpServerScript.start();
    }

    @AfterEach
    void stop() {
        if (open != null) {
            open.close();
        }
        server.close();
    }

    private McpTools tools(String more) throws InterruptedException {
        McpServers servers = Mcp.servers(
                directory,
                "{\"web\": {\"url\": \"" + server.url() + "\"" + more + "}}",
                Map.of("KEY", "key-0123456789"));
        McpTools tools = Mcp.tools(servers);
        open = tools;
        return tools;
    }

    private McpTools tools() throws InterruptedException {
        return tools("");
    }

    @Test
    void everyRequestAfterTheFirstNamesTheSessionAndTheAgreedRevision() throws Exception {
        McpTools tools = tools(", \"headers\": {\"Authorization\": \"Bearer ${KEY}\"}");
        server.seen().clear();

        assertThat(Mcp.call(tools, ECHO, HELLO)).isEqualTo("hello");

        assertThat(server.seen())
                .extracting(one -> Json.parse(one.body()).path("method").asText())
                .containsExactly("initialize", "notifications/initialized", "tools/list", "tools/call");
        assertThat(server.seen())
                .allSatisfy(one -> assertThat(one.headers())
                        .containsEntry("authorization", "Bearer key-0123456789")
                        .containsEntry("accept", "application/json, text/event-stream")
                        .containsEntry("content-type", "application/json"));
        assertThat(server.seen().getFirst().headers()).doesNotContainKeys("mcp-session-id", "mcp-protocol-version");
        assertThat(server.seen().subList(1, 4))
                .allSatisfy(one -> assertThat(one.headers())
                        .containsEntry("mcp-session-id", "session-1")
                        .containsEntry("mcp-protocol-version", "2025-06-18"));
    }

    @Test
    void closeEndsTheSessionAtTheServer() throws Exception {
        McpTools tools = tools();
        Mcp.call(tools, ECHO, HELLO);
        server.seen().clear();

        tools.close();

        assertThat(server.seen()).hasSize(1).allSatisfy(one -> {
            assertThat(one.method()).isEqualTo("DELETE");
            assertThat(one.headers()).containsEntry("mcp-session-id", "session-1");
        });
    }

    @Test
    void expiredSessionIsOpenedAnewAndTheCallIsSentAgain() throws Exception {
        McpTools tools = tools();
        Mcp.call(tools, ECHO, HELLO);
        server.forgetSessions("session-2");

        assertThat(Mcp.call(tools, ECHO, HELLO)).isEqualTo("hello");

        assertThat(server.seen("tools/call").getLast().headers()).containsEntry("mcp-session-id", "session-2");
    }

    @ParameterizedTest
    @CsvSource({"Bad Request: No valid session ID provided, 2", "a must be a number, 1"})
    void badRequestIsSentAgainOnlyWhereTheServerSpeaksOfTheSession(String reason, int times) throws Exception {
        McpTools tools = tools();
        server.on(
                "tools/call",
                (exchange, message) -> HttpServerScript.send(
                        exchange, 400, "application/json", "{\"error\": {\"message\": \"" + reason + "\"}}"));

        assertThat(Mcp.refusal(tools, ECHO, HELLO)).isEqualTo("MCP server 'web' answered 400: " + reason);
        assertThat(server.seen("tools/call")).hasSize(times);
    }

    @Test
    void sessionThatIsOverAgainAndAgainIsAnErrorAndNoLoop() throws Exception {
        McpTools tools = tools();
        server.on(
                "tools/call",
                (exchange, message) -> HttpServerScript.send(exchange, 404, "text/plain", "who are you?"));
        server.seen().clear();

        assertThat(Mcp.refusal(tools, ECHO, HELLO))
                .isEqualTo("MCP server 'web' answered 404 (no streamable HTTP there: look at the server's url): who are"
                        + " you?");
        assertThat(server.seen("tools/call")).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        401 | answered 401 (it does not accept these credentials: look at the server's headers): no, not [KEY]
        403 | answered 403 (it does not accept these credentials: look at the server's headers): no, not [KEY]
        429 | answered 429 (too many requests): no, not [KEY]
        500 | answered 500: no, not [KEY]; whether the call was carried out is unknown
        503 | answered 503: no, not [KEY]; whether the call was carried out is unknown
        """)
    void errorStatusIsToldWithTheServersReasonAndWithoutTheKey(int status, String told) throws Exception {
        McpTools tools = tools(", \"headers\": {\"Authorization\": \"Bearer ${KEY}\"}");
        server.on(
                "tools/call",
                (exchange, message) -> HttpServerScript.send(
                        exchange,
                        status,
                        "application/json",
                        "{\"error\": {\"message\": \"no, not key-0123456789\"}}"));

        assertThat(Mcp.refusal(tools, ECHO, HELLO)).isEqualTo("MCP server 'web' " + told);
    }

    @Test
    void serverThatIsDownFailsItsToolsAndSaysThatNothingWasDone() throws Exception {
        McpTools tools = tools();
        String url = server.url();
        server.close();

        assertThat(Mcp.refusal(tools, ECHO, HELLO))
                .isEqualTo("MCP server 'web' cannot be reached at " + url.replace("/mcp", "")
                        + ": connection refused; the call was not made");
    }

    @Test
    void streamedAnswerMayComeAfterOtherMessages() throws Exception {
        McpTools tools = tools();
        server.on(
                "tools/call",
                (exchange, message) -> stream(
                        exchange, """
                            : a comment

                            event: message
                            data: {"jsonrpc": "2.0", "method": "notifications/progress", "params": {}}

                            data: {"jsonrpc": "2.0", "id": 999999, "result": {"content": []}}

                            id: 7
                            data: %s
                            data:

                            """.formatted(HttpServerScript.written(message, HttpServerScript.text("streamed")))));

        assertThat(Mcp.call(tools, ECHO, HELLO)).isEqualTo("streamed");
    }

    private static void stream(HttpExchange exchange, String events) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
        exchange.sendResponseHeaders(200, 0);
        exchange.getResponseBody().write(events.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void serversQuestionWithinAStreamIsAnsweredInAPostOfItsOwn() throws Exception {
        McpTools tools = tools();
        CountDownLatch answered = new CountDownLatch(1);
        server.on("POST", (exchange, message) -> {
            HttpServerScript.send(exchange, 202, "application/json", "");
            answered.countDown();
        });
        server.on("tools/call", (exchange, message) -> {
            exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
            exchange.sendResponseHeaders(200, 0);
            OutputStream out = exchange.getResponseBody();
            out.write("data: {\"jsonrpc\": \"2.0\", \"id\": 5, \"method\": \"ping\"}\n\n"
                    .getBytes(StandardCharsets.UTF_8));
            out.flush();
            await(answered);
            out.write(("data: " + HttpServerScript.written(message, HttpServerScript.text("pinged")) + "\n\n")
                    .getBytes(StandardCharsets.UTF_8));
        });

        assertThat(Mcp.call(tools, ECHO, HELLO)).isEqualTo("pinged");
        assertThat(server.seen())
                .anySatisfy(one -> assertThat(one.body()).isEqualTo("{\"jsonrpc\":\"2.0\",\"id\":5,\"result\":{}}"));
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void streamThatIsCutIsUnknown() throws Exception {
        McpTools tools = tools();
        server.on("tools/call", (exchange, message) -> stream(exchange, "data: {\"jsonrpc\": \"2.0\", \"id\""));

        assertThat(Mcp.refusal(tools, ECHO, HELLO))
                .isEqualTo("MCP server 'web' ended its stream before the answer; whether the call was carried out is"
                        + " unknown");
    }

    @Test
    void streamThatIsCutIsTakenUpAgainWhereTheServerCan() throws Exception {
        McpTools tools = tools();
        server.on("tools/call", (exchange, message) -> {
            server.on(
                    "GET",
                    (again, none) -> stream(
                            again,
                            "data: " + HttpServerScript.written(message, HttpServerScript.text("late")) + "\n\n"));
            stream(
                    exchange,
                    "id: event-1\nretry: 1\ndata: {\"jsonrpc\": \"2.0\", \"method\": \"notifications/x\"}\n\n");
        });

        assertThat(Mcp.call(tools, ECHO, HELLO)).isEqualTo("late");

        assertThat(server.seen())
                .filteredOn(one -> one.method().equals("GET"))
                .singleElement()
                .satisfies(one -> assertThat(one.headers())
                        .containsEntry("last-event-id", "event-1")
                        .containsEntry("mcp-session-id", "session-1"));
    }

    @Test
    void callThatHangsEndsInItsTimeAndIsCancelledAtTheServer() throws Exception {
        McpTools tools = tools();
        Mcp.call(tools, ECHO, HELLO);
        CountDownLatch cancelled = new CountDownLatch(1);
        server.on("notifications/cancelled", (exchange, message) -> {
            HttpServerScript.send(exchange, 202, "application/json", "");
            cancelled.countDown();
        });
        server.on("tools/call", (exchange, message) -> await(cancelled));

        assertThat(Mcp.refusal(tools, ECHO, HELLO, Duration.ofMillis(700)))
                .matches("MCP server 'web' gave no answer within \\d{3} ms; whether the call was carried out is"
                        + " unknown");
        await(cancelled);
        JsonNode call = Json.parse(server.seen("tools/call").getLast().body());
        JsonNode note =
                Json.parse(server.seen("notifications/cancelled").getFirst().body());
        assertThat(note.path("params").path("requestId")).isEqualTo(call.path("id"));
    }

    @Test
    void answerThatDripsEndsInItsTimeToo() throws Exception {
        McpTools tools = tools();
        Mcp.call(tools, ECHO, HELLO);
        CountDownLatch never = new CountDownLatch(1);
        server.on("tools/call", (exchange, message) -> {
            exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
            exchange.sendResponseHeaders(200, 0);
            Instant end = Instant.now().plusSeconds(20);
            while (Instant.now().isBefore(end)) {
                exchange.getResponseBody().write(": drip\n\n".getBytes(StandardCharsets.UTF_8));
                exchange.getResponseBody().flush();
                pause(never);
            }
        });

        assertThat(Mcp.refusal(tools, ECHO, HELLO, Duration.ofMillis(700))).contains("gave no answer within");
    }

    private static void pause(CountDownLatch never) throws IOException {
        try {
            if (never.await(50, TimeUnit.MILLISECONDS)) {
                throw new IOException("never");
            }
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json", "text/event-stream"})
    void endlessAnswerEndsAtTheCap(String type) throws Exception {
        McpTools tools = tools();
        server.on("tools/call", (exchange, message) -> {
            exchange.getResponseHeaders().set("Content-Type", type);
            exchange.sendResponseHeaders(200, 0);
            byte[] much = "x".repeat(1_000_000).getBytes(StandardCharsets.US_ASCII);
            for (int i = 0; i < 100; i++) {
                exchange.getResponseBody().write(much);
            }
        });

        assertThat(Mcp.refusal(tools, ECHO, HELLO))
                .isEqualTo("MCP server 'web' sent a message longer than 8388608 bytes; whether the call was carried out"
                        + " is unknown");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        not json | sent no valid JSON: Unrecognized token 'not': was expecting (JSON String, Number, Array, Object or token 'null', 'true' or 'false')
        {"jsonrpc": "2.0", "id": 123456, "result": {}} | did not answer what it was asked
        [] | did not answer what it was asked
        "text" | did not answer what it was asked
        """)
    void answerThatIsNoneIsUnknown(String body, String told) throws Exception {
        McpTools tools = tools();
        server.on("tools/call", (exchange, message) -> HttpServerScript.send(exchange, 200, "application/json", body));

        assertThat(Mcp.refusal(tools, ECHO, HELLO))
                .isEqualTo("MCP server 'web' " + told + "; whether the call was carried out is unknown");
    }

    @Test
    void redirectWithinTheOriginIsFollowedWithBodyAndHeaders() throws Exception {
        McpTools tools = tools(", \"headers\": {\"Authorization\": \"Bearer ${KEY}\"}");
        server.on("tools/call", (exchange, message) -> {
            if (exchange.getRequestURI().getPath().equals("/mcp")) {
                exchange.getResponseHeaders().set("Location", "/mcp/");
                HttpServerScript.send(exchange, 307, "text/plain", "");
            } else {
                HttpServerScript.result(exchange, message, HttpServerScript.text("there"));
            }
        });

        assertThat(Mcp.call(tools, ECHO, HELLO)).isEqualTo("there");
        assertThat(server.seen("tools/call").getLast().headers())
                .containsEntry("authorization", "Bearer key-0123456789");
    }

    /** Failure case 54. */
    @ParameterizedTest
    @ValueSource(ints = {301, 302, 307, 308})
    void noCredentialIsSentAcrossARedirectToAnotherOrigin(int status) throws Exception {
        try (HttpServerScript other = HttpServerScript.start()) {
            McpTools tools = tools(", \"headers\": {\"Authorization\": \"Bearer ${KEY}\"}");
            server.on("tools/call", (exchange, message) -> {
                exchange.getResponseHeaders().set("Location", other.url());
                HttpServerScript.send(exchange, status, "text/plain", "");
            });

            assertThat(Mcp.refusal(tools, ECHO, HELLO))
                    .isEqualTo("MCP server 'web' redirects to " + other.url().replace("/mcp", "")
                            + ", another origin, which is refused: if that is where the server is, write its address"
                            + " into the servers file");
            assertThat(other.seen()).isEmpty();
        }
    }

    /** Failure case 54. */
    @Test
    void tokenOfOneServerIsNeverSentToAnother() throws Exception {
        try (HttpServerScript other = HttpServerScript.start()) {
            McpServers servers = Mcp.servers(
                    directory,
                    "{\"web\": {\"url\": \"" + server.url()
                            + "\", \"headers\": {\"Authorization\": \"Bearer ${KEY}\"}}, \"other\": {\"url\": \""
                            + other.url() + "\"}}",
                    Map.of("KEY", "key-0123456789"));
            McpTools tools = Mcp.tools(servers);
            open = tools;

            Mcp.call(tools, ECHO, HELLO);
            Mcp.call(tools, "other__echo", HELLO);

            assertThat(other.seen()).isNotEmpty().allSatisfy(one -> {
                assertThat(one.headers()).doesNotContainKey("authorization");
                assertThat(one.toString()).doesNotContain("key-0123456789");
            });
        }
    }

    @Test
    void serverThatAcceptsAConnectionAndSaysNothingIsGivenUpInTime() throws Exception {
        tools().close();
        try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            String url = "http://127.0.0.1:" + silent.getLocalPort() + "/mcp";
            try (McpTools tools = Mcp.tools(Mcp.servers(directory, "{\"web\": {\"url\": \"" + url + "\"}}"))) {
                assertThat(Mcp.refusal(tools, ECHO, HELLO, Duration.ofMillis(700)))
                        .matches("MCP server 'web' gave no answer within \\d{3} ms; the call was not made");
            }
        }
    }

    @Test
    void olderTransportIsToldApart() throws Exception {
        server.on(
                "initialize",
                (exchange, message) -> HttpServerScript.send(exchange, 405, "text/plain", "Method Not Allowed"));

        assertThat(tools().problems())
                .containsEntry(
                        "web", "answered 405 (no streamable HTTP there: look at the server's url): Method Not Allowed");
    }

    @Test
    void revisionThatIsNotSpokenHereIsRefused() throws Exception {
        server.on(
                "initialize",
                (exchange, message) ->
                        HttpServerScript.result(exchange, message, Json.object().put("protocolVersion", "2031-01-01")));

        assertThat(tools().problems())
                .containsEntry(
                        "web",
                        "speaks the protocol revision '2031-01-01', which is not spoken here: 2025-11-25 and earlier"
                                + " ones are");
    }
}
