package com.opspawn.tool.builtin.http;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.opspawn.tool.Effect;
import com.opspawn.tool.Tool;
import com.opspawn.tool.ToolContext;
import com.opspawn.tool.ToolException;
import com.opspawn.tool.ToolSpec;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLSocketFactory;

/**
 * The tool {@code http_get}.
 *
 * <p>Argument: {@code url}. Result: status, final URL and content type, a line each, then an empty line and the text. An
 * answer outside 200 to 299, and whatever keeps an answer from coming, is an error that the model is told.
 */
public final class HttpGet implements Tool {
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);
    private static final Duration CALL_TIMEOUT = Duration.ofSeconds(20);
    private static final int ERROR_BODY_CHARS = 1_000;

    private static final ToolSpec SPEC = new ToolSpec(
            "http_get",
            "Fetches a public web page or API by HTTP GET and returns its text; HTML is reduced to its readable text."
                    + " Only public addresses are reached, without any credentials.",
            parameters(),
            Effect.READ,
            // Longer than the call's own, so that its message is the one that is told.
            CALL_TIMEOUT.plusSeconds(5),
            50_000);

    private final Exchange exchange;
    private final Duration timeout;

    public HttpGet() {
        this(
                new Route(InetAddress::getAllByName, HttpGet::connect, () ->
                        (SSLSocketFactory) SSLSocketFactory.getDefault()),
                CALL_TIMEOUT);
    }

    HttpGet(Route route, Duration timeout) {
        this.exchange = new Exchange(route);
        this.timeout = timeout;
    }

    private static Socket connect(InetAddress address, int port) throws IOException {
        Socket socket = new Socket();
        socket.connect(new InetSocketAddress(address, port), Math.toIntExact(CONNECT_TIMEOUT.toMillis()));
        return socket;
    }

    private static ObjectNode parameters() {
        ObjectNode schema = JsonNodeFactory.instance.objectNode().put("type", "object");
        schema.putObject("properties")
                .putObject("url")
                .put("type", "string")
                .put("minLength", 1)
                .put("description", "The absolute http:// or https:// address, for example https://example.com/page.");
        schema.putArray("required").add("url");
        return schema.put("additionalProperties", false);
    }

    @Override
    public ToolSpec spec() {
        return SPEC;
    }

    @Override
    public String run(ObjectNode arguments, ToolContext context) throws ToolException, InterruptedException {
        Target target = Target.parse(arguments.path("url").asText().strip());
        // Reading a socket heeds neither a total time nor an interrupt, except on a virtual thread, where an interrupt
        // closes the socket: one that drips a byte a second ends like one that says nothing.
        FutureTask<String> call = new FutureTask<>(() -> told(exchange.get(target)));
        Thread.ofVirtual().name("http_get").start(call);
        try {
            return call.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new ToolException(
                    "GET " + target.url() + " gave no complete answer within " + timeout.toMillis() + " ms", e);
        } catch (ExecutionException e) {
            throw failure(target, e);
        } finally {
            call.cancel(true);
        }
    }

    private static ToolException failure(Target target, ExecutionException e) {
        return e.getCause() instanceof ToolException told
                ? told
                : new ToolException("GET " + target.url() + " failed: " + e.getMessage(), e);
    }

    private static String told(Exchange.Result result) throws ToolException, IOException {
        String text = result.page().readable();
        String type = result.head().header("content-type").orElse("not given");
        if (!result.head().isSuccess()) {
            throw new ToolException("GET " + result.target().url() + " answered "
                    + result.head().statusText() + " (" + type + "): "
                    + text.substring(0, Math.min(text.length(), ERROR_BODY_CHARS)));
        }
        return "HTTP " + result.head().statusText() + "\nURL: "
                + result.target().url() + "\nContent-Type: " + type + "\n\n" + text;
    }
}
