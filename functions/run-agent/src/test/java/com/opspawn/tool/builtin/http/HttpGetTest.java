package com.opspawn.tool.builtin.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.opspawn.tool.Callers;
import com.opspawn.tool.Hosts;
import com.opspawn.tool.ToolContext;
import com.opspawn.tool.ToolException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import javax.net.ssl.SSLSocketFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Against servers on loopback that a public-looking name and address stand for. */
final class HttpGetTest {
    private static final String OK = "HTTP/1.1 200 OK\r\nContent-Type: text/plain";

    private final Map<String, Deque<InetAddress[]>> names = new ConcurrentHashMap<>();
    private final List<String> connections = new CopyOnWriteArrayList<>();
    private ScriptedServer server;

    @BeforeEach
    void start() throws IOException {
        server = ScriptedServer.start();
        name("public.example", "8.8.8.8");
        name("api.example.", "8.8.8.8");
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
    }

    /** Gives a name its next answer; the last one is repeated. */
    private void name(String host, String... addresses) {
        InetAddress[] answer = new InetAddress[addresses.length];
        for (int i = 0; i < addresses.length; i++) {
            answer[i] = InetAddress.ofLiteral(addresses[i]);
        }
        names.computeIfAbsent(host, key -> new ArrayDeque<>()).add(answer);
    }

    private InetAddress[] resolve(String host) throws UnknownHostException {
        Deque<InetAddress[]> answers = names.get(host);
        if (answers == null) {
            throw new UnknownHostException(host);
        }
        return answers.size() > 1 ? answers.removeFirst() : answers.getFirst();
    }

    private Socket connect(InetAddress address, int port) throws IOException {
        connections.add(address.getHostAddress() + ":" + port);
        return new Socket(InetAddress.getLoopbackAddress(), server.port());
    }

    private HttpGet tool(Duration timeout) {
        Route route = new Route(this::resolve, this::connect, () -> (SSLSocketFactory) SSLSocketFactory.getDefault());
        return new HttpGet(new Client(new Exchange(route), timeout));
    }

    private String get(String url) throws ToolException, InterruptedException {
        return tool(Duration.ofSeconds(20))
                .run(JsonNodeFactory.instance.objectNode().put("url", url), Callers.context());
    }

    private void assertRefused(String url, String message) {
        assertThatThrownBy(() -> get(url))
                .isExactlyInstanceOf(ToolException.class)
                .hasMessage(message);
    }

    @Test
    void aPageIsToldWithItsStatusAddressAndType() throws Exception {
        server.on("/a?b=c", "HTTP/1.1 200 OK\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Length: 6", "Grüß");

        assertThat(get("http://public.example/a?b=c#d")).isEqualTo("""
            HTTP 200 OK
            URL: http://public.example/a?b=c
            Content-Type: text/plain; charset=utf-8

            Grüß\
            """);
        assertThat(connections).containsExactly("8.8.8.8:80");
    }

    @Test
    void theRequestCarriesNothingOfTheUser() throws Exception {
        server.on("/", OK, "hello");

        get("http://public.example:8080/");

        assertThat(server.requests()).containsExactly("""
            GET / HTTP/1.1
            Host: public.example:8080
            User-Agent: opspawn
            Accept: text/html, application/json, text/*;q=0.9, */*;q=0.5
            Accept-Encoding: gzip, deflate
            Connection: close
            """);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        127.0.0.1:9001           | 127.0.0.1 is loopback
        169.254.169.254          | 169.254.169.254 is link-local, where clouds keep metadata and credentials
        0xa9fea9fe               | 169.254.169.254 is link-local, where clouds keep metadata and credentials
        2130706433               | 127.0.0.1 is loopback
        0177.1                   | 127.0.0.1 is loopback
        [::ffff:10.0.0.1]        | 10.0.0.1 is private
        [fd00:ec2::254]          | fd00:ec2:0:0:0:0:0:254 is private (unique local)
        [64:ff9b::a00:1]         | 64:ff9b:0:0:0:0:a00:1 is NAT64 for 10.0.0.1, which is private
        """)
    void anAddressThatIsNotPublicIsNeverConnectedTo(String host, String why) {
        assertRefused(
                "http://" + host + "/",
                "refused " + host.replaceFirst(":9001$", "") + ": only public addresses are fetched, and " + why);
        assertThat(connections).isEmpty();
    }

    @Test
    void oneBadAddressAmongGoodOnesRefusesTheHost() {
        name("mixed.example", "8.8.8.8", "10.0.0.7", "1.1.1.1");

        assertRefused(
                "http://mixed.example/",
                "refused mixed.example: only public addresses are fetched, and 10.0.0.7 is private");
        assertThat(connections).isEmpty();
    }

    @Test
    void theAddressThatWasCheckedIsTheOneConnectedTo() throws Exception {
        name("flips.example", "8.8.4.4");
        name("flips.example", "127.0.0.1");
        server.on("/", OK, "hello");

        assertThat(get("http://flips.example/")).endsWith("hello");
        assertThat(connections).containsExactly("8.8.4.4:80");
        assertRefused(
                "http://flips.example/",
                "refused flips.example: only public addresses are fetched, and 127.0.0.1 is loopback");
    }

    @Test
    void anUnknownNameIsToldAsOne() {
        assertRefused("http://nowhere.example/", "the host name 'nowhere.example' has no address: check its spelling");
    }

    @Test
    void theNextAddressIsTriedWhereOneIsDead() throws Exception {
        name("two.example", "1.1.1.1", "8.8.8.8");
        server.on("/", OK, "hello");
        Route route = new Route(
                this::resolve,
                (address, port) -> {
                    if (address.getHostAddress().equals("1.1.1.1")) {
                        throw new IOException("Connection refused");
                    }
                    return connect(address, port);
                },
                () -> (SSLSocketFactory) SSLSocketFactory.getDefault());
        HttpGet tool = new HttpGet(new Client(new Exchange(route), Duration.ofSeconds(20)));

        assertThat(tool.run(JsonNodeFactory.instance.objectNode().put("url", "http://two.example/"), Callers.context()))
                .endsWith("hello");
        name("dead.example", "1.1.1.1");
        assertThatThrownBy(() -> tool.run(
                        JsonNodeFactory.instance.objectNode().put("url", "http://dead.example:81/"), Callers.context()))
                .hasMessage("port 81 is not a web server's: use 80, 443, or 1024 to 65535");
        assertThatThrownBy(() -> tool.run(
                        JsonNodeFactory.instance.objectNode().put("url", "http://dead.example/"), Callers.context()))
                .hasMessage("cannot connect to dead.example port 80: Connection refused");
    }

    @Test
    void redirectsAreFollowedAndEveryHopIsResolved() throws Exception {
        name("other.example", "1.1.1.1");
        server.on("/a", "HTTP/1.1 302 Found\r\nLocation: /b c", "");
        server.on("/b%20c", "HTTP/1.1 308 Permanent Redirect\r\nLocation: //other.example/c?d#e", "");
        server.on("/c?d", OK, "there");

        assertThat(get("http://public.example/a"))
                .contains("URL: http://other.example/c?d\n")
                .endsWith("there");
        assertThat(connections).containsExactly("8.8.8.8:80", "8.8.8.8:80", "1.1.1.1:80");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        http://127.0.0.1:9001/x       | refused 127.0.0.1: only public addresses are fetched, and 127.0.0.1 is loopback
        http://[::1]/                 | refused [::1]: only public addresses are fetched, and 0:0:0:0:0:0:0:1 is loopback
        file:///etc/passwd            | only http:// and https:// urls are fetched, not 'file:'
        http://a:b@public.example/    | the url holds a user name or password before '@': leave it out
        http://public.example:25/     | port 25 is not a web server's: use 80, 443, or 1024 to 65535
        /loop                         | http://public.example/loop redirects more than 5 times
        """)
    void redirectsLeadNowhereThatAUrlMayNot(String location, String message) {
        server.on("/loop", "HTTP/1.1 301 Moved\r\nLocation: " + location, "");

        assertRefused("http://public.example/loop", message);
    }

    @Test
    void chunkedBodiesAreJoined() throws Exception {
        server.on(
                "/",
                OK + "\r\nTransfer-Encoding: chunked",
                "5;ext=1\r\nhello\r\n6 \r\n world\r\n0\r\nTrailer: x\r\n\r\n");

        assertThat(get("http://public.example/")).endsWith("\n\nhello world");
    }

    @Test
    void interimAnswersAreSkipped() throws Exception {
        server.on("/", "HTTP/1.1 103 Early Hints\r\nLink: x\r\n\r\n" + OK, "hello");

        assertThat(get("http://public.example/")).endsWith("\n\nhello");
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "x-gzip", "deflate", "raw"})
    void compressedBodiesAreOpened(String encoding) throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream out = compressing(encoding, bytes)) {
            out.write("hello world".getBytes(StandardCharsets.UTF_8));
        }
        server.on("/", OK + "\r\nContent-Encoding: " + encoding.replace("raw", "deflate"), bytes.toByteArray());

        assertThat(get("http://public.example/")).endsWith("\n\nhello world");
    }

    private static OutputStream compressing(String encoding, OutputStream out) throws IOException {
        return switch (encoding) {
            case "deflate" -> new DeflaterOutputStream(out);
            case "raw" -> new DeflaterOutputStream(out, new Deflater(Deflater.DEFAULT_COMPRESSION, true));
            default -> new GZIPOutputStream(out);
        };
    }

    @Test
    void anEmptyCompressedBodyIsEmpty() throws Exception {
        server.on("/", OK + "\r\nContent-Encoding: gzip\r\nContent-Length: 0", "");

        assertThat(get("http://public.example/")).endsWith("Content-Type: text/plain\n\n");
    }

    @Test
    void aDecompressionBombIsCutWhileItIsRead() throws Exception {
        ByteArrayOutputStream bomb = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(bomb)) {
            byte[] block = "a".repeat(1 << 20).getBytes(StandardCharsets.US_ASCII);
            for (int i = 0; i < 256; i++) {
                out.write(block);
            }
        }
        server.on("/", OK + "\r\nContent-Encoding: gzip", bomb.toByteArray());

        assertThat(get("http://public.example/"))
                .endsWith("aaa\n[cut: the body goes on after its first 524288 bytes]")
                .hasSizeLessThan(530_000);
    }

    @Test
    void anEndlessBodyIsCut() throws Exception {
        server.on("/", out -> {
            out.write((OK + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
            while (true) {
                out.write(new byte[8192]);
            }
        });

        assertThat(get("http://public.example/")).endsWith("[cut: the body goes on after its first 524288 bytes]");
    }

    @Test
    void endlessPaddingIsCutOff() {
        server.on("/", out -> {
            out.write((OK + "\r\nTransfer-Encoding: chunked\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
            while (true) {
                out.write(("1;" + "x".repeat(1_000) + "\r\na\r\n").getBytes(StandardCharsets.US_ASCII));
            }
        });

        assertRefused(
                "http://public.example/", "GET http://public.example/ failed: the answer is longer than 4194304 bytes");
    }

    @Test
    void aServerThatDripsIsLeftWhenTheTimeIsUp() {
        server.on("/", out -> {
            out.write((OK + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
            drip(out);
        });

        assertTimeoutPreemptively(
                Duration.ofSeconds(10),
                () -> assertThatThrownBy(() -> tool(Duration.ofMillis(300))
                                .run(
                                        JsonNodeFactory.instance.objectNode().put("url", "http://public.example/"),
                                        Callers.context()))
                        .isExactlyInstanceOf(ToolException.class)
                        .hasMessage("GET http://public.example/ gave no complete answer within 300 ms"));
    }

    /** A byte every few milliseconds, until the client hangs up. */
    private static void drip(OutputStream out) throws IOException, InterruptedException {
        CountDownLatch never = new CountDownLatch(1);
        while (!never.await(5, TimeUnit.MILLISECONDS)) {
            out.write('a');
            out.flush();
        }
    }

    @Test
    void anInterruptedCallHangsUp() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch hungUp = new CountDownLatch(1);
        CountDownLatch stopped = new CountDownLatch(1);
        server.on("/", out -> {
            asked.countDown();
            try {
                drip(out);
            } finally {
                hungUp.countDown();
            }
        });
        Thread caller = Thread.ofVirtual().start(() -> {
            try {
                get("http://public.example/");
            } catch (InterruptedException e) {
                stopped.countDown();
            } catch (ToolException e) {
                throw new AssertionError(e);
            }
        });

        assertThat(asked.await(10, TimeUnit.SECONDS)).isTrue();
        caller.interrupt();

        assertThat(stopped.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(hungUp.await(10, TimeUnit.SECONDS)).isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        SSH-2.0-OpenSSH                                        | the answer is not HTTP/1.1
        HTTP/1.1 200 OK\\r\\nbroken                            | the answer's headers are malformed or too many
        HTTP/1.1 200 OK\\r\\nContent-Length: 9                 | the connection ended 3 bytes before the body did
        HTTP/1.1 200 OK\\r\\nContent-Length: 9, 9              | the answer's content length '9, 9' is not a number
        HTTP/1.1 200 OK\\r\\nContent-Length: -1                | the answer's content length '-1' is not a number
        HTTP/1.1 200 OK\\r\\nTransfer-Encoding: gzip, chunked  | the answer has the transfer encoding 'gzip, chunked', not chunked
        HTTP/1.1 200 OK\\r\\nTransfer-Encoding: chunked        | a chunk of the body has no size
        HTTP/1.1 200 OK\\r\\nContent-Encoding: br              | the answer is compressed with 'br', not gzip
        HTTP/1.1 200 OK\\r\\nContent-Encoding: gzip            | Not in GZIP format
        """)
    void anAnswerThatIsNoneIsAnError(String head, String message) {
        server.on("/", head.replace("\\r\\n", "\r\n"), "hello\n");

        assertRefused("http://public.example/", "GET http://public.example/ failed: " + message);
    }

    @Test
    void anEndlessHeaderIsAnError() {
        server.on("/", OK + "\r\nX: " + "x".repeat(20_000), "");

        assertRefused(
                "http://public.example/",
                "GET http://public.example/ failed: the answer has a header line above 16384 bytes");
    }

    @Test
    void anAnswerThatIsNoSuccessIsAnErrorWithItsBeginning() {
        server.on("/", "HTTP/1.1 404 Not Found\r\nContent-Type: application/json", "{\"error\":\"no such page\"}");

        assertRefused(
                "http://public.example/",
                "GET http://public.example/ answered 404 Not Found (application/json): {\"error\":\"no such page\"}");
    }

    /** Each blank stands in a node of its own, so that only the last clean-up sees how many there are. */
    @Test
    @Timeout(10)
    void aPageOfBlanksCostsNoMoreThanItsLength() throws Exception {
        server.on("/", "HTTP/1.1 200 OK\r\nContent-Type: text/html", "<p>x" + "<a> ".repeat(100_000) + "y");

        assertThat(get("http://public.example/")).contains("x").endsWith("y");
    }

    @Test
    void htmlIsReducedToItsText() throws Exception {
        server.on("/", "HTTP/1.1 200 OK\r\nContent-Type: text/html", """
            <!doctype html><html><head><title>A &amp; B</title><style>p{}</style>
            <script>alert('<p>no</p>')</script></head><body><h1>Head</h1>
            <p>One <b>bold</b>  word.<br>Next&nbsp;line</p><ul><li>x<li>y</ul><!-- hidden -->
            <noscript>turn it on</noscript><table><tr><td>1</td><td>2</td></tr></table>
            """);

        assertThat(get("http://public.example/").replace('\u00a0', ' ')).endsWith("""


            A & B

            Head
            One bold word.
            Next line
            x
            y
            1
            2\
            """);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        text/plain; charset=iso-8859-1         | iso-8859-1
        text/plain; charset="windows-1252"     | windows-1252
        text/plain; charset=no-such            | utf-8
        text/plain                             | utf-8
        text/html; charset=iso-8859-1          | iso-8859-1
        application/problem+json               | utf-8
        text/plain                             | utf-16
        """)
    void theCharsetIsHonoured(String type, String charset) throws Exception {
        server.on("/", "HTTP/1.1 200 OK\r\nContent-Type: " + type, "Grüße".getBytes(Charset.forName(charset)));

        assertThat(get("http://public.example/")).endsWith("Grüße");
    }

    @Test
    void whatIsNoTextIsNamedAndNotShown() throws Exception {
        server.on("/png", "HTTP/1.1 200 OK\r\nContent-Type: image/png", new byte[1234]);
        server.on("/zip", "HTTP/1.1 200 OK\r\nContent-Type: application/zip", new byte[600_000]);
        server.on("/unnamed", "HTTP/1.1 200 OK", new byte[] {1, 0, 2});
        server.on("/text", "HTTP/1.1 200 OK", "just text");

        assertThat(get("http://public.example/png")).endsWith("[binary: 1234 bytes of image/png, not shown]");
        assertThat(get("http://public.example/zip"))
                .endsWith("[binary: more than 524288 bytes of application/zip, not shown]");
        assertThat(get("http://public.example/unnamed")).endsWith("[binary: 3 bytes of unknown type, not shown]");
        assertThat(get("http://public.example/text")).endsWith("Content-Type: not given\n\njust text");
    }

    @Test
    void onlyHostsOfTheAgentsListAreReachedAtEveryHop() throws Exception {
        name("api.example", "8.8.8.8");
        name("other.example", "1.1.1.1");
        server.on("/", "HTTP/1.1 302 Found\r\nLocation: http://other.example/x", "");
        server.on("/x", OK, "hello");
        ToolContext context = Callers.context(new Hosts(List.of("api.example", "8.8.4.4")));
        HttpGet tool = tool(Duration.ofSeconds(20));

        assertThatThrownBy(() -> tool.run(url("http://other.example/"), context))
                .hasMessage("refused other.example: this agent may only reach api.example, 8.8.4.4");
        assertThat(connections).isEmpty();
        assertThatThrownBy(() -> tool.run(url("http://API.example./"), context))
                .hasMessage("refused other.example: this agent may only reach api.example, 8.8.4.4");
        assertThat(connections).containsExactly("8.8.8.8:80");
        assertThat(tool.run(url("http://134743044/x"), context)).endsWith("hello");
        assertThat(connections).containsExactly("8.8.8.8:80", "8.8.4.4:80");
        assertThatThrownBy(() -> tool.run(url("http://api.example/"), Callers.context(new Hosts(List.of()))))
                .hasMessage("refused api.example: this agent may only reach no host at all");
    }

    /** A list may not open what is not public. */
    @Test
    void aListedHostIsStillRefusedWhereItsAddressIsPrivate() {
        name("internal.example", "10.0.0.7");
        ToolContext context = Callers.context(new Hosts(List.of("internal.example", "127.0.0.1")));

        assertThatThrownBy(() -> tool(Duration.ofSeconds(20)).run(url("http://internal.example/"), context))
                .hasMessage("refused internal.example: only public addresses are fetched, and 10.0.0.7 is private");
        assertThatThrownBy(() -> tool(Duration.ofSeconds(20)).run(url("http://127.0.0.1/"), context))
                .hasMessage("refused 127.0.0.1: only public addresses are fetched, and 127.0.0.1 is loopback");
        assertThat(connections).isEmpty();
    }

    private static ObjectNode url(String url) {
        return JsonNodeFactory.instance.objectNode().put("url", url);
    }

    @Test
    void theSpecNamesItsOneArgument() {
        assertThat(new HttpGet().spec().parameters().toString()).isEqualTo("""
            {"type":"object","properties":{"url":{"type":"string","minLength":1,"description":\
            "The absolute http:// or https:// address, for example https://example.com/page."}},\
            "required":["url"],"additionalProperties":false}\
            """);
    }
}
