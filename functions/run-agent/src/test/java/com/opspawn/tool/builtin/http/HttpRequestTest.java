package com.opspawn.tool.builtin.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.opspawn.json.Json;
import com.opspawn.json.ObjectReader;
import com.opspawn.tool.Callers;
import com.opspawn.tool.Effect;
import com.opspawn.tool.Hosts;
import com.opspawn.tool.ToolContext;
import com.opspawn.tool.ToolException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import javax.net.ssl.SSLSocketFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Against servers on loopback that public-looking names stand for. */
final class HttpRequestTest {
    private static final String OK = "HTTP/1.1 200 OK\r\nContent-Type: application/json";
    private static final Map<String, String> NAMES =
            Map.of("api.example", "8.8.8.8", "other.example", "1.1.1.1", "internal.example", "10.0.0.7");
    private static final String UNKNOWN =
            ". It was sent and no answer came, so it is unknown whether it was carried out:"
                    + " find out before you send it again";

    private final List<String> connections = new CopyOnWriteArrayList<>();
    private ScriptedServer server;

    @BeforeEach
    void start() throws IOException {
        server = ScriptedServer.start();
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
    }

    private static InetAddress[] resolve(String host) throws UnknownHostException {
        String address = NAMES.get(host);
        if (address == null) {
            throw new UnknownHostException(host);
        }
        return new InetAddress[] {InetAddress.ofLiteral(address)};
    }

    private Socket connect(InetAddress address, int port) throws IOException {
        connections.add(address.getHostAddress() + ":" + port);
        return new Socket(InetAddress.getLoopbackAddress(), server.port());
    }

    private HttpRequest tool(Duration timeout) {
        Route route = new Route(
                HttpRequestTest::resolve, this::connect, () -> (SSLSocketFactory) SSLSocketFactory.getDefault());
        return new HttpRequest(new Client(new Exchange(route), timeout));
    }

    private String send(String arguments) throws ToolException, InterruptedException {
        return tool(Duration.ofSeconds(20)).run(ObjectReader.of(arguments).node(), Callers.context());
    }

    private void assertRefused(String arguments, String message) {
        assertThatThrownBy(() -> send(arguments))
                .isExactlyInstanceOf(ToolException.class)
                .hasMessage(message);
    }

    @Test
    void anObjectIsSentAsJsonWithTheCallsEffectKey() throws Exception {
        server.on(
                "/orders",
                "HTTP/1.1 201 Created\r\nContent-Type: application/json\r\nLocation: /orders/7",
                "{\"id\":7}");
        ToolContext context = Callers.context();

        String told = send("""
            {"method":"POST","url":"http://api.example/orders","json":{"item":"Grüße"},"headers":{"X-Team":"a","accept":"text/x"}}
            """);

        assertThat(told).isEqualTo("""
            HTTP 201 Created
            URL: http://api.example/orders
            Content-Type: application/json
            Location: /orders/7

            {"id":7}\
            """);
        assertThat(server.requests()).hasSize(1);
        String sent =
                new String(server.requests().getFirst().getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
        assertThat(sent).isEqualTo("""
            POST /orders HTTP/1.1
            Host: api.example
            User-Agent: opspawn
            Accept: text/x
            Content-Type: application/json
            Idempotency-Key: %s
            X-Team: a
            Content-Length: 18
            Accept-Encoding: gzip, deflate
            Connection: close

            {"item":"Grüße"}\
            """.formatted(context.effectKey()));
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
        GET,    READ, false
        HEAD,   READ, false
        POST,   ONCE, true
        PUT,    ONCE, false
        PATCH,  ONCE, true
        DELETE, ONCE, false
        """)
    void whatAMethodDoesTwiceIsSaidAndKeyed(String method, Effect effect, boolean keyed) throws Exception {
        server.on("/", OK, "{}");
        ObjectNode arguments = Json.object().put("method", method).put("url", "http://api.example/");

        assertThat(tool(Duration.ofSeconds(20)).effect(arguments)).isEqualTo(effect);
        assertThat(send(Json.write(arguments))).startsWith("HTTP 200 OK\n");
        assertThat(server.requests().getFirst().contains("\nIdempotency-Key: ")).isEqualTo(keyed);
        assertThat(server.requests().getFirst().contains("\nContent-Length: 0"))
                .isEqualTo(effect == Effect.ONCE && !method.equals("DELETE"));
    }

    @Test
    void theEffectOfWhatIsNoMethodIsTheWorst() {
        assertThat(new HttpRequest().effect(Json.object())).isEqualTo(Effect.ONCE);
        assertThat(new HttpRequest().effect(Json.object().put("method", 5))).isEqualTo(Effect.ONCE);
        assertThat(new HttpRequest().spec().effect()).isEqualTo(Effect.ONCE);
    }

    @Test
    void theAnswerToHeadHasNoBody() throws Exception {
        server.on("/", "HTTP/1.1 200 OK\r\nContent-Length: 1000\r\nETag: \"v1\"", "");

        assertThat(send("{\"method\":\"HEAD\",\"url\":\"http://api.example/\"}"))
                .isEqualTo("HTTP 200 OK\nURL: http://api.example/\nContent-Type: not given\nETag: \"v1\"\n\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Host",
                "content-length",
                "Transfer-Encoding",
                "Connection",
                "Cookie",
                "Upgrade",
                "TE",
                "Expect",
                "Proxy-Authorization",
                "Accept-Encoding",
                "Idempotency-Key"
            })
    void headersThatMakeAnotherRequestAreRefused(String name) {
        ObjectNode arguments = Json.object().put("method", "POST").put("url", "http://api.example/");
        arguments.putObject("headers").put(name, "secret value");

        assertRefused(Json.write(arguments), "the headers cannot be sent: " + name + " cannot be set");
        assertThat(connections).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\r\nX: y", "a\nb", "a\u0000b", "ü", " a", "a ", "\u007f"})
    void aHeadersValueIsOneLineOfAscii(String value) {
        ObjectNode arguments = Json.object().put("method", "GET").put("url", "http://api.example/");
        arguments.putObject("headers").put("X-Key", value);

        assertRefused(
                Json.write(arguments),
                "the headers cannot be sent: the value of X-Key must be one line of ASCII, of 4000 characters at most");
    }

    @Test
    void everyBadHeaderIsToldAtOnce() {
        assertRefused(
                """
                {"method":"GET","url":"http://api.example/","headers":{"a b":"1","Host":"x","X":"1","x":"2","Y:":"1"}}
                """,
                "the headers cannot be sent: 'a b' is no header's name; Host cannot be set; x is there twice;"
                        + " 'Y:' is no header's name");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        {"method":"GET","url":"http://api.example/","body":"x"}          | GET takes no body: leave body and json out, or use another method
        {"method":"HEAD","url":"http://api.example/","json":{}}          | HEAD takes no body: leave body and json out, or use another method
        {"method":"PUT","url":"http://api.example/","json":{},"body":""} | both body and json are given: leave one of them out
        {"method":"POST","url":"http://10.0.0.1/"}                       | refused 10.0.0.1: only public addresses are fetched, and 10.0.0.1 is private
        {"method":"POST","url":"http://0xa9fea9fe/latest"}               | refused 0xa9fea9fe: only public addresses are fetched, and 169.254.169.254 is link-local, where clouds keep metadata and credentials
        {"method":"PUT","url":"http://internal.example/"}                | refused internal.example: only public addresses are fetched, and 10.0.0.7 is private
        {"method":"POST","url":"file:///etc/passwd"}                     | only http:// and https:// urls are fetched, not 'file:'
        {"method":"POST","url":"http://me:pw@api.example/"}              | the url holds a user name or password before '@': leave it out
        """)
    void whatMayNotBeSentIsRefusedBeforeAnyConnection(String arguments, String message) {
        assertRefused(arguments, message);
        assertThat(connections).isEmpty();
    }

    @Test
    void aBodyOverTheLimitIsRefused() {
        ObjectNode arguments = Json.object().put("method", "PUT").put("url", "http://api.example/");

        assertRefused(
                Json.write(arguments.put("body", "ü".repeat(131_073))),
                "the body has 262146 bytes, more than the 262144 allowed");
    }

    @Test
    void onlyHostsOfTheAgentsListAreReached() {
        ToolContext context = Callers.context(new Hosts(List.of("*.example.com")));

        assertThatThrownBy(() -> tool(Duration.ofSeconds(20))
                        .run(
                                ObjectReader.of("{\"method\":\"POST\",\"url\":\"http://api.example/\"}")
                                        .node(),
                                context))
                .hasMessage("refused api.example: this agent may only reach *.example.com");
        assertThat(connections).isEmpty();
    }

    @Test
    void credentialsAreDroppedOnAnotherOriginAndKeptOnTheSame() throws Exception {
        server.on("/a", "HTTP/1.1 302 Found\r\nLocation: /b", "");
        server.on("/b", "HTTP/1.1 307 Temporary Redirect\r\nLocation: http://other.example/c", "");
        server.on("/c", OK, "{}");

        send("""
            {"method":"GET","url":"http://api.example/a","headers":{"Authorization":"Bearer s","X-Api-Key":"k","User-Agent":"me"}}
            """);

        assertThat(server.requests()).hasSize(3);
        assertThat(server.requests().subList(0, 2))
                .allSatisfy(request -> assertThat(request)
                        .contains("Authorization: Bearer s\n", "X-Api-Key: k\n", "User-Agent: me\n"));
        assertThat(server.requests().get(2)).isEqualTo("""
            GET /c HTTP/1.1
            Host: other.example
            User-Agent: opspawn
            Accept: text/html, application/json, text/*;q=0.9, */*;q=0.5
            Accept-Encoding: gzip, deflate
            Connection: close
            """);
    }

    @Test
    void anotherPortIsAnotherOrigin() throws Exception {
        server.on("/a", "HTTP/1.1 302 Found\r\nLocation: http://api.example:8080/b", "");
        server.on("/b", OK, "{}");

        send("{\"method\":\"GET\",\"url\":\"http://api.example/a\",\"headers\":{\"Authorization\":\"Bearer s\"}}");

        assertThat(server.requests().get(1)).doesNotContain("Authorization");
    }

    @Test
    void afterSeeOtherAPostGoesOnAsGetWithoutItsBody() throws Exception {
        server.on("/jobs", "HTTP/1.1 303 See Other\r\nLocation: /jobs/1", "");
        server.on("/jobs/1", OK, "{\"state\":\"done\"}");

        assertThat(send("{\"method\":\"POST\",\"url\":\"http://api.example/jobs\",\"json\":{\"a\":1},"
                        + "\"headers\":{\"X-Key\":\"k\"}}"))
                .contains("URL: http://api.example/jobs/1\n")
                .endsWith("{\"state\":\"done\"}");
        assertThat(server.requests().get(1))
                .startsWith("GET /jobs/1 HTTP/1.1\n")
                .contains("X-Key: k\n")
                .doesNotContain("Content-", "Idempotency-Key");
    }

    @ParameterizedTest
    @ValueSource(strings = {"301 Moved", "302 Found", "307 Temporary Redirect", "308 Permanent Redirect"})
    void aDeedIsNotSentElsewhereByARedirect(String status) {
        server.on("/a", "HTTP/1.1 " + status + "\r\nLocation: http://other.example/b", "");

        assertRefused(
                "{\"method\":\"POST\",\"url\":\"http://api.example/a\",\"body\":\"x\"}",
                "POST http://api.example/a answered " + status
                        + " and names http://other.example/b. Only GET and HEAD are"
                        + " redirected: send it there yourself if you trust it");
        assertThat(connections).hasSize(1);
    }

    @Test
    void aFailureBehindARedirectSaysThatTheDeedItselfWasAnswered() {
        server.on("/jobs", "HTTP/1.1 303 See Other\r\nLocation: /jobs/1", "");
        server.on("/jobs/1", "HTTP/1.1 404 Not Found\r\nContent-Type: text/plain", "gone");
        server.on("/inside", "HTTP/1.1 303 See Other\r\nLocation: http://10.0.0.1/", "");

        assertRefused(
                "{\"method\":\"POST\",\"url\":\"http://api.example/jobs\"}",
                "GET http://api.example/jobs/1 answered 404 Not Found (text/plain): gone. The POST itself was answered"
                        + " 303 See Other");
        assertRefused(
                "{\"method\":\"POST\",\"url\":\"http://api.example/inside\"}",
                "refused 10.0.0.1: only public addresses are fetched, and 10.0.0.1 is private. The POST itself was"
                        + " answered 303 See Other");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        POST   | true
        DELETE | true
        GET    | false
        HEAD   | false
        """)
    void aDeedWithoutAnAnswerIsSaidToBeUnknown(String method, boolean unknown) {
        server.on("/", out -> {});

        assertRefused(
                "{\"method\":\"" + method + "\",\"url\":\"http://api.example/\"}",
                method + " http://api.example/ failed: the connection ended in the middle of a line"
                        + (unknown ? UNKNOWN : ""));
    }

    @Test
    void aDeedWhoseAnswerTakesTooLongIsSaidToBeUnknown() {
        CountDownLatch never = new CountDownLatch(1);
        server.on("/", out -> never.await());

        assertTimeoutPreemptively(
                Duration.ofSeconds(20),
                () -> assertThatThrownBy(() -> tool(Duration.ofMillis(300))
                                .run(
                                        ObjectReader.of("{\"method\":\"PATCH\",\"url\":\"http://api.example/\"}")
                                                .node(),
                                        Callers.context()))
                        .hasMessage("PATCH http://api.example/ gave no complete answer within 300 ms" + UNKNOWN));
    }

    @Test
    void aDeedThatWasAnsweredIsNotUnknownWhereItsBodyBreaks() {
        server.on("/", "HTTP/1.1 201 Created\r\nContent-Length: 9", "short");

        assertRefused(
                "{\"method\":\"POST\",\"url\":\"http://api.example/\"}",
                "POST http://api.example/ failed: the connection ended 4 bytes before the body did. The POST itself was"
                        + " answered 201 Created");
    }

    @Test
    void aRefusalBySendingNothingIsNotUnknown() {
        assertRefused(
                "{\"method\":\"POST\",\"url\":\"http://nowhere.example/\"}",
                "the host name 'nowhere.example' has no address: check its spelling");
    }

    @Test
    void anAnswerThatIsNoSuccessIsAnErrorWithWhatHelps() {
        server.on("/", "HTTP/1.1 429 Too Many Requests\r\nContent-Type: text/plain\r\nRetry-After: 30", "slow down");

        assertRefused(
                "{\"method\":\"POST\",\"url\":\"http://api.example/\"}",
                "POST http://api.example/ answered 429 Too Many Requests (text/plain): slow down\nRetry-After: 30");
    }
}
