package com.opspawn.local.http;

import com.opspawn.local.function.Functions;
import com.opspawn.local.template.HttpRoute;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/** Serves the HTTP API on 127.0.0.1. */
public final class HttpApiServer implements AutoCloseable {
    /** API Gateway's: https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-quotas.html */
    private static final int MAX_REQUEST_BYTES = 10 * 1024 * 1024;

    private static final Duration INTEGRATION_LIMIT = Duration.ofSeconds(30);

    static {
        // Without it an answer of two writes waits 40 ms for the peer's acknowledgement. Read once, as the server's
        // class
        // loads.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private final HttpServer server;
    private final ExecutorService threads;

    private HttpApiServer(HttpServer server, ExecutorService threads) {
        this.server = server;
        this.threads = threads;
    }

    /**
     * Takes the port; answers only after {@link #start}.
     *
     * @param port 0 for any
     * @throws java.net.BindException where the port is taken
     */
    public static HttpApiServer bind(
            int port, List<HttpRoute> routes, Functions functions, InstantSource clock, Supplier<UUID> ids)
            throws IOException {
        return bind(port, new HttpApi(routes, functions, INTEGRATION_LIMIT, clock, ids));
    }

    static HttpApiServer bind(int port, HttpApi api) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port), 0);
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
        server.setExecutor(threads);
        server.createContext("/", exchange -> serve(exchange, api));
        return new HttpApiServer(server, threads);
    }

    public void start() {
        server.start();
    }

    /** Without a path: {@code http://127.0.0.1:3000}. */
    public URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    private static void serve(HttpExchange exchange, HttpApi api) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readNBytes(MAX_REQUEST_BYTES + 1);
            if (body.length > MAX_REQUEST_BYTES) {
                // Read to the end: a caller that is still sending would see a broken connection and not the answer.
                exchange.getRequestBody().transferTo(OutputStream.nullOutputStream());
                send(exchange, HttpAnswer.own(413, "Request Entity Too Large"));
            } else {
                send(exchange, safely(exchange, api, body));
            }
        }
    }

    private static HttpAnswer safely(HttpExchange exchange, HttpApi api, byte[] body) {
        try {
            return api.answer(request(exchange, body));
        } catch (IllegalArgumentException e) {
            // A broken percent-escape.
            return HttpAnswer.own(400, "Bad Request");
        }
    }

    private static HttpRequest request(HttpExchange exchange, byte[] body) {
        Map<String, List<String>> headers = new HashMap<>();
        exchange.getRequestHeaders().forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values));
        URI uri = exchange.getRequestURI();
        String path = Objects.requireNonNullElse(uri.getRawPath(), "");
        return new HttpRequest(
                exchange.getRequestMethod(),
                path.startsWith("/") ? path : "/" + path,
                Objects.requireNonNullElse(uri.getRawQuery(), ""),
                exchange.getProtocol(),
                exchange.getRemoteAddress().getAddress().getHostAddress(),
                headers,
                body);
    }

    private static void send(HttpExchange exchange, HttpAnswer answer) throws IOException {
        Headers headers = exchange.getResponseHeaders();
        answer.headers().forEach((name, values) -> values.forEach(value -> headers.add(name, value)));
        headers.remove("content-length");
        boolean bodiless = exchange.getRequestMethod().equals("HEAD")
                || answer.status() == 204
                || answer.status() == 304
                || answer.body().length == 0;
        exchange.sendResponseHeaders(answer.status(), bodiless ? -1 : answer.body().length);
        if (!bodiless) {
            exchange.getResponseBody().write(answer.body());
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
