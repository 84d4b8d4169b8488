package com.opspawn.cli;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;

/** An API on loopback that gives its answers in turn, and keeps what it was asked. */
final class ScriptedApi implements AutoCloseable {
    private record Line(int status, Map<String, String> headers, String body) {}

    /** A request: method and path with query, the key that makes it repeatable (empty where it has none), its body. */
    record Asked(String line, String idempotencyKey, String body) {}

    final List<Asked> asked = new CopyOnWriteArrayList<>();
    /** The {@code Authorization} of each request; empty where it had none. */
    final List<String> authorizations = new CopyOnWriteArrayList<>();

    private final Queue<Line> script = new ConcurrentLinkedQueue<>();
    private final HttpServer server;

    ScriptedApi() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    ScriptedApi then(int status, String body) {
        return then(status, Map.of(), body);
    }

    ScriptedApi then(int status, Map<String, String> headers, String body) {
        script.add(new Line(status, headers, body));
        return this;
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            asked.add(new Asked(
                    exchange.getRequestMethod() + " " + exchange.getRequestURI(),
                    Objects.requireNonNullElse(exchange.getRequestHeaders().getFirst("Idempotency-Key"), ""),
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
            authorizations.add(
                    Objects.requireNonNullElse(exchange.getRequestHeaders().getFirst("Authorization"), ""));
            Line line = Objects.requireNonNullElse(script.poll(), new Line(599, Map.of(), "the script has ended"));
            line.headers().forEach(exchange.getResponseHeaders()::add);
            byte[] body = line.body().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(line.status(), body.length);
            exchange.getResponseBody().write(body);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
