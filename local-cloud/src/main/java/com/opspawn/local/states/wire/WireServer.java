package com.opspawn.local.states.wire;

import com.opspawn.local.states.json.Json;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Answers HTTP on 127.0.0.1, one virtual thread for each request. */
public final class WireServer implements AutoCloseable {
    private static final String JSON = "application/x-amz-json-1.0";

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Operations operations;

    private WireServer(HttpServer server, Operations operations) {
        this.server = server;
        this.operations = operations;
    }

    /**
     * Starts to answer.
     *
     * @param port 0 for any that is free
     * @throws UncheckedIOException if the port is in use
     */
    public static WireServer start(StatesApi api, int port) {
        // Headers and body are two packets: without this, the second would wait for the first's receipt. The server
        // reads the property once, when it is first used.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        try {
            var address = new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port);
            var wire = new WireServer(HttpServer.create(address, 0), api.operations());
            wire.server.setExecutor(wire.threads);
            wire.server.createContext("/", wire::answer);
            wire.server.start();
            return wire;
        } catch (IOException e) {
            throw new UncheckedIOException("Step Functions cannot listen on port " + port, e);
        }
    }

    public URI endpoint() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            try {
                respond(exchange, 200, operations.call(target(exchange), body).fields());
            } catch (ApiError e) {
                respondError(exchange, 400, e.type(), String.valueOf(e.getMessage()));
            } catch (RuntimeException e) {
                respondError(exchange, 500, "InternalFailure", e.toString());
            }
        }
    }

    private static String target(HttpExchange exchange) {
        return Optional.ofNullable(exchange.getRequestHeaders().getFirst("X-Amz-Target"))
                .orElse("");
    }

    private static void respondError(HttpExchange exchange, int status, String type, String message)
            throws IOException {
        exchange.getResponseHeaders().set("x-amzn-ErrorType", type);
        respond(exchange, status, Map.of("__type", type, "message", message));
    }

    private static void respond(HttpExchange exchange, int status, Map<String, Object> json) throws IOException {
        byte[] bytes = Objects.requireNonNull(Json.write(json)).getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", JSON);
        exchange.getResponseHeaders().set("x-amzn-RequestId", UUID.randomUUID().toString());
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }
}
