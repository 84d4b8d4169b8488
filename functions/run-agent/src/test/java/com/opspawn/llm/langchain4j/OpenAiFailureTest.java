package com.opspawn.llm.langchain4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.opspawn.llm.ModelException;
import com.opspawn.llm.ModelId;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every way in which a server gives no answer. */
final class OpenAiFailureTest {
    private static final String KEY = "sk-secret-0123456789";
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-22T06:00:00Z"), ZoneOffset.UTC);

    @SuppressWarnings("NullAway.Init")
    private ChatServer server;

    @BeforeEach
    void start() throws Exception {
        server = ChatServer.start();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private static OpenAiModel model(URI address) {
        return new OpenAiModel(new ModelId("openai", "gpt-4.1-mini"), address, KEY, CLOCK);
    }

    private ModelException failure() {
        ModelException failure = failure(server.address());
        assertThat(server.requests()).as("asked once, no retry hidden").hasSize(1);
        return failure;
    }

    private static ModelException failure(URI address) {
        ModelException failure =
                catchThrowableOfType(ModelException.class, () -> model(address).ask(OpenAiAnswerTest.PROMPT));
        for (Throwable at = failure; at != null; at = at.getCause()) {
            assertThat(at.toString()).doesNotContain(KEY);
        }
        return failure;
    }

    private void assertFailure(boolean retryable, String afterAddress) {
        ModelException failure = failure();
        assertThat(failure).hasMessage("openai/gpt-4.1-mini at " + server.address() + " " + afterAddress);
        assertThat(failure.isRetryable()).isEqualTo(retryable);
        assertThat(failure.retryAfter()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        400 | false | answered 400: It went wrong.
        401 | false | answered 401: It went wrong. (check the provider's key)
        402 | false | answered 402: It went wrong.
        403 | false | answered 403: It went wrong. (check the provider's key)
        404 | false | answered 404: It went wrong. (check the model's name and the address)
        408 | true  | answered 408: It went wrong.
        409 | true  | answered 409: It went wrong.
        422 | false | answered 422: It went wrong.
        429 | true  | answered 429: It went wrong.
        500 | true  | answered 500: It went wrong.
        502 | true  | answered 502: It went wrong.
        503 | true  | answered 503: It went wrong.
        529 | true  | answered 529: It went wrong.
        """)
    void theStatusDecidesWhetherAskingAgainCanHelp(int status, boolean retryable, String message) {
        server.answers(status, """
            {"error": {"message": "It went wrong.", "type": "some_error", "param": null, "code": null}}
            """);

        assertFailure(retryable, message);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        Bad Gateway                       | answered 502: Bad Gateway
        {"error":"no such model"}         | answered 502: {"error":"no such model"}
        {"error":{"code":1}}              | answered 502: {"error":{"code":1}}
        ``                                | answered 502
        """)
    void errorsInOtherFormsAreToldAsTheyAre(String body, String message) {
        server.answers(502, body);

        assertFailure(true, message);
    }

    @Test
    void anEndlessErrorIsCut() {
        server.answers(400, "x".repeat(10_000));

        assertFailure(false, "answered 400: " + "x".repeat(500) + "\n[cut: the first 500 of 10000 characters]");
    }

    @Test
    void aKeyThatTheProviderRepeatsIsNotPassedOn() {
        server.answers(401, "{\"error\": {\"message\": \"Incorrect API key provided: " + KEY + ".\"}}");

        assertFailure(false, "answered 401: Incorrect API key provided: [key]. (check the provider's key)");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
        429 | 30                            | PT30S
        503 | 0                             | PT0S
        529 | 86400                         | PT24H
        429 | Sun, 22 Nov 2026 06:01:30 GMT | PT1M30S
        429 | Sun, 22 Nov 2026 05:00:00 GMT | PT0S
        429 | soon                          | -
        429 | -5                            | -
        429 | 1.5                           | -
        429 | 9999999999                    | -
        """)
    void retryAfterIsReadInSecondsAndAsADate(int status, String header, Duration wait) {
        server.answers(status, "{}", "Retry-After", header);

        ModelException failure = failure();

        assertThat(failure.isRetryable()).isTrue();
        assertThat(failure.retryAfter()).isEqualTo(Optional.ofNullable(wait));
    }

    @Test
    void aRefusedConnectionMayBeTriedAgain() throws Exception {
        int port;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }

        ModelException failure = failure(URI.create("http://127.0.0.1:" + port + "/v1"));

        assertThat(failure)
                .hasMessage("openai/gpt-4.1-mini at http://127.0.0.1:" + port + "/v1 refused the connection");
        assertThat(failure.isRetryable()).isTrue();
    }

    @Test
    void aHostThatDoesNotExistIsSaidSo() {
        ModelException failure = failure(URI.create("http://no-such-host.invalid/v1"));

        assertThat(failure)
                .hasMessage("openai/gpt-4.1-mini at http://no-such-host.invalid/v1 "
                        + "has a host name that cannot be resolved");
        assertThat(failure.isRetryable()).isTrue();
    }

    @Test
    void anAnswerThatBreaksOffMayBeAskedForAgain() {
        server.answers(exchange -> {
            exchange.sendResponseHeaders(200, 1_000);
            exchange.getResponseBody().write("{\"choices\": [".getBytes(StandardCharsets.UTF_8));
            exchange.getResponseBody().flush();
        });

        ModelException failure = failure();

        assertThat(failure.getMessage())
                .startsWith("openai/gpt-4.1-mini at " + server.address() + " broke the connection: ");
        assertThat(failure.isRetryable()).isTrue();
    }

    @Test
    void aConnectionThatIsClosedUnansweredIsNotSilentlyTriedAgain() {
        server.answers(HttpExchange::close);

        ModelException failure = failure();

        assertThat(failure.getMessage())
                .startsWith("openai/gpt-4.1-mini at " + server.address() + " broke the connection: ");
        assertThat(failure.isRetryable()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        {"choices": [{"message": {"content": "Sun     | Unexpected end-of-input: was expecting closing quote for a string value
        <html>Welcome</html>                          | Unexpected character ('<' (code 60)): expected a valid value (JSON String, Number, Array, Object or token 'null', 'true' or 'false')
        ``                                            | No content to map due to end-of-input
        {}                                            | Chat completion failed: no choices returned in response
        {"choices": []}                               | Chat completion failed: no choices returned in response
        """)
    void anAnswerThatCannotBeReadMayBeAskedForAgain(String body, String why) {
        server.answers(200, body);

        assertFailure(true, "gave an answer that cannot be read: " + why);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "{\"choices\": [{\"finish_reason\": \"stop\"}]}", "{\"choices\": 5}"})
    void anAnswerOfTheWrongFormMayBeAskedForAgain(String body) {
        server.answers(200, body);

        ModelException failure = failure();

        assertThat(failure.getMessage())
                .startsWith("openai/gpt-4.1-mini at " + server.address() + " gave an answer that cannot be read: ");
        assertThat(failure.isRetryable()).isTrue();
    }

    @Test
    void aModelThatIsToldToStopClosesItsConnection() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        try (ServerSocket listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            FutureTask<Integer> endOfStream = new FutureTask<>(() -> readToTheEnd(listener, asked));
            Thread.ofVirtual().start(endOfStream);
            URI address = URI.create("http://127.0.0.1:" + listener.getLocalPort() + "/v1");
            Thread asking = Thread.ofVirtual().start(() -> failure(address));
            assertThat(asked.await(30, TimeUnit.SECONDS)).isTrue();

            asking.interrupt();

            assertThat(endOfStream.get(30, TimeUnit.SECONDS)).as("closed").isEqualTo(-1);
            assertThat(asking.join(Duration.ofSeconds(30))).isTrue();
        }
    }

    /** A server that listens and says nothing. */
    private static int readToTheEnd(ServerSocket listener, CountDownLatch asked) throws IOException {
        try (Socket socket = listener.accept()) {
            int read = socket.getInputStream().read();
            asked.countDown();
            while (read >= 0) {
                read = socket.getInputStream().read();
            }
            return read;
        } catch (SocketException reset) {
            return -1;
        }
    }
}
