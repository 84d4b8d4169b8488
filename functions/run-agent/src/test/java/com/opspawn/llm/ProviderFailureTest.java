package com.opspawn.llm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.opspawn.llm.scripted.Prompts;
import com.opspawn.llm.scripted.Reply;
import com.opspawn.llm.scripted.ScriptedModel;
import com.opspawn.llm.scripted.ScriptedProvider;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.time.Duration;
import java.util.EnumSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Ways in which a provider gives no answer, beyond those that {@link ProviderCase} lists. */
final class ProviderFailureTest {
    private static final Pattern CONTENT_LENGTH = Pattern.compile("(?i)content-length: (\\d+)");

    @SuppressWarnings("NullAway.Init")
    private ScriptedProvider server;

    @BeforeEach
    void start() throws Exception {
        server = ScriptedProvider.start();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private static ModelException failure(Provider provider, URI address) {
        Model model = new ScriptedModel(provider).at(address);
        return catchThrowableOfType(ModelException.class, () -> model.ask(Prompts.hello()));
    }

    private ModelException failure(Provider provider) {
        ModelException failure = failure(provider, server.address());
        assertThat(server.requests()).as("asked once, no retry hidden").hasSize(1);
        return failure;
    }

    private void assertFailure(Provider provider, boolean retryable, String afterAddress) {
        ScriptedModel scripted = new ScriptedModel(provider);
        ModelException failure = failure(provider);
        assertThat(failure).hasMessage(scripted.id() + " at " + scripted.place(server.address()) + " " + afterAddress);
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
        424 | true  | answered 424: It went wrong.
        429 | true  | answered 429: It went wrong.
        500 | true  | answered 500: It went wrong.
        502 | true  | answered 502: It went wrong.
        503 | true  | answered 503: It went wrong.
        529 | true  | answered 529: It went wrong.
        """)
    void theStatusDecidesWhetherAskingAgainCanHelp(int status, boolean retryable, String message) {
        for (Provider provider : EnumSet.complementOf(EnumSet.of(Provider.BEDROCK))) {
            server.requests().clear();
            server.nowAnswers(new ScriptedModel(provider).format().error(status, "It went wrong."));

            assertFailure(provider, retryable, message);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        400 | false | answered 400: It went wrong.
        403 | false | answered 403: It went wrong. (check that the agent may bedrock:InvokeModel, and that the account has access to the model)
        404 | false | answered 404: It went wrong. (check the model's name and the address)
        408 | true  | answered 408: It went wrong.
        424 | true  | answered 424: It went wrong.
        429 | true  | answered 429: It went wrong.
        500 | true  | answered 500: It went wrong.
        503 | true  | answered 503: It went wrong.
        """)
    void bedrocksErrorsAreToldApartInTheSameWay(int status, boolean retryable, String message) {
        server.answers(new ScriptedModel(Provider.BEDROCK).format().error(status, "It went wrong."));

        assertFailure(Provider.BEDROCK, retryable, message);
    }

    @ParameterizedTest
    @CsvSource({"400, false", "408, true", "429, false", "500, false", "502, true", "504, true", "529, false"})
    void onlyWhatAGatewayLostMayBeCharged(int status, boolean charged) {
        server.answers(new ScriptedModel(Provider.ANTHROPIC).format().error(status, "It went wrong."));

        assertThat(failure(Provider.ANTHROPIC).mayBeCharged()).isEqualTo(charged);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        Bad Gateway                       | answered 502: Bad Gateway
        {"error":"no such model"}         | answered 502: {"error":"no such model"}
        {"error":{"code":1}}              | answered 502: {"error":{"code":1}}
        [{"error":{"message":"listed"}}]  | answered 502: listed
        ``                                | answered 502
        """)
    void errorsInOtherFormsAreToldAsTheyAre(String body, String message) {
        server.answers(Reply.of(502, body));

        assertFailure(Provider.OPENAI, true, message);
    }

    @Test
    void anEndlessErrorIsCut() {
        server.answers(Reply.of(400, "x".repeat(10_000)));

        assertFailure(
                Provider.OPENAI,
                false,
                "answered 400: " + "x".repeat(500) + "\n[cut: the first 500 of 10000 characters]");
    }

    @ParameterizedTest
    @EnumSource(names = {"OPENAI", "ANTHROPIC", "GEMINI", "OPENROUTER"})
    void aKeyThatTheProviderRepeatsIsNotPassedOn(Provider provider) {
        server.answers(new ScriptedModel(provider)
                .format()
                .error(401, "Incorrect API key provided: " + ScriptedModel.KEY + "."));

        assertFailure(provider, false, "answered 401: Incorrect API key provided: [key]. (check the provider's key)");
    }

    @ParameterizedTest
    @EnumSource
    void aRefusedConnectionMayBeTriedAgain(Provider provider) throws Exception {
        int port;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        URI address = URI.create("http://127.0.0.1:" + port);
        ScriptedModel scripted = new ScriptedModel(provider);

        ModelException failure = failure(provider, address);

        assertThat(failure).hasMessage(scripted.id() + " at " + scripted.place(address) + " refused the connection");
        assertThat(failure.isRetryable()).isTrue();
        assertThat(failure.mayBeCharged()).isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void aHostThatDoesNotExistIsSaidSo(Provider provider) {
        URI address = URI.create("http://no-such-host.invalid");
        ScriptedModel scripted = new ScriptedModel(provider);

        ModelException failure = failure(provider, address);

        assertThat(failure)
                .hasMessage(
                        scripted.id() + " at " + scripted.place(address) + " has a host name that cannot be resolved");
        assertThat(failure.isRetryable()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        {"choices": [{"message": {"content": "Sun     | Unexpected end-of-input: was expecting closing quote for a string value
        <html>Welcome</html>                          | Unexpected character ('<' (code 60)): expected a valid value (JSON String, Number, Array, Object or token 'null', 'true' or 'false')
        ``                                            | it is empty
        []                                            | it is no JSON object
        {}                                            | Chat completion failed: no choices returned in response
        {"choices": []}                               | Chat completion failed: no choices returned in response
        """)
    void anAnswerThatCannotBeReadMayBeAskedForAgain(String body, String why) {
        server.answers(Reply.of(200, body));

        assertFailure(Provider.OPENAI, true, "gave an answer that cannot be read: " + why);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        OPENAI    | {"choices": [{"finish_reason": "stop"}]}
        OPENAI    | {"choices": 5}
        ANTHROPIC | {}
        ANTHROPIC | {"content": 5}
        ANTHROPIC | {"content": [{"type": "tool_use", "id": "a", "name": "b", "input": 5}]}
        GEMINI    | {}
        GEMINI    | {"candidates": []}
        GEMINI    | {"candidates": [{"content": 5, "finishReason": "STOP"}]}
        BEDROCK   | {}
        BEDROCK   | {"output": {}}
        """)
    void anAnswerOfTheWrongFormMayBeAskedForAgain(Provider provider, String body) {
        server.answers(Reply.of(200, body));
        ScriptedModel scripted = new ScriptedModel(provider);

        ModelException failure = failure(provider);

        assertThat(failure.getMessage())
                .startsWith(scripted.id() + " at " + scripted.place(server.address())
                        + " gave an answer that cannot be read: ");
        assertThat(failure.isRetryable()).isTrue();
    }

    @Test
    void anErrorInsideAnAnswerIsAnError() {
        server.answers(Reply.of(200, "{\"error\": {\"code\": 429, \"message\": \"Provider is busy.\"}}"));

        assertFailure(Provider.OPENROUTER, true, "answered 429: Provider is busy.");
    }

    @Test
    void geminiTellsItsWaitInTheBody() {
        server.answers(Reply.of(429, """
            {"error": {"code": 429, "message": "Quota exceeded.", "status": "RESOURCE_EXHAUSTED", "details": [
              {"@type": "type.googleapis.com/google.rpc.RetryInfo", "retryDelay": "34s"}]}}
            """));

        assertThat(failure(Provider.GEMINI).retryAfter()).contains(Duration.ofSeconds(34));
    }

    @Test
    void geminiTellsAWrongKeyByAnotherStatus() {
        server.answers(Reply.of(400, """
            {"error": {"code": 400, "message": "API key not valid.", "status": "INVALID_ARGUMENT", "details": [
              {"@type": "type.googleapis.com/google.rpc.ErrorInfo", "reason": "API_KEY_INVALID"}]}}
            """));

        assertFailure(Provider.GEMINI, false, "answered 400: API key not valid. (check the provider's key)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"MALFORMED_FUNCTION_CALL", "UNEXPECTED_TOOL_CALL"})
    void aCallThatGeminiCouldNotWriteMayBeAskedForAgain(String reason) {
        server.answers(Reply.of(200, """
            {"candidates": [{"content": {"role": "model"}, "finishReason": "%s", "finishMessage": "Malformed: call("}],
             "usageMetadata": {"promptTokenCount": 80}}
            """.formatted(reason)));

        assertFailure(Provider.GEMINI, true, "gave an answer that cannot be read: " + reason + ": Malformed: call(");
    }

    @ParameterizedTest
    @ValueSource(strings = {"malformed_tool_use", "malformed_model_output"})
    void aCallThatBedrocksModelCouldNotWriteMayBeAskedForAgain(String reason) {
        server.answers(Reply.of(200, """
            {"output": {"message": {"role": "assistant", "content": []}}, "stopReason": "%s"}
            """.formatted(reason)));

        assertFailure(Provider.BEDROCK, true, "gave an answer that cannot be read: " + reason);
    }

    @ParameterizedTest
    @EnumSource
    void aModelThatIsToldToStopClosesItsConnection(Provider provider) throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        try (ServerSocket listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            FutureTask<Integer> endOfStream = new FutureTask<>(() -> readToTheEnd(listener, asked));
            Thread.ofVirtual().start(endOfStream);
            URI address = URI.create("http://127.0.0.1:" + listener.getLocalPort());
            Thread asking = Thread.ofVirtual().start(() -> failure(provider, address));
            assertThat(asked.await(30, TimeUnit.SECONDS)).isTrue();

            asking.interrupt();

            assertThat(endOfStream.get(30, TimeUnit.SECONDS)).as("closed").isEqualTo(-1);
            assertThat(asking.join(Duration.ofSeconds(30))).isTrue();
        }
    }

    /** A server that listens to a whole request, and says nothing. */
    private static int readToTheEnd(ServerSocket listener, CountDownLatch asked) throws IOException {
        try (Socket socket = listener.accept()) {
            InputStream in = socket.getInputStream();
            String head = "";
            while (!head.endsWith("\r\n\r\n")) {
                head += (char) in.read();
            }
            Matcher length = CONTENT_LENGTH.matcher(head);
            assertThat(length.find()).isTrue();
            in.readNBytes(Integer.parseInt(length.group(1)));
            asked.countDown();
            return in.read();
        } catch (SocketException reset) {
            return -1;
        }
    }
}
