package com.opspawn.benchmarks.cold;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;

/** The Lambda Runtime API for one process and one invocation, with the time of whatever the process says. */
final class RuntimeServer implements AutoCloseable {
    private static final String BASE = "/2018-06-01/runtime/";
    private static final Duration DEADLINE = Duration.ofSeconds(60);

    private final HttpServer server;
    private final byte[] event;
    /** When its code was loaded and, where a snapshot is to be taken, rehearsed. */
    private final CompletableFuture<Long> ready = new CompletableFuture<>();

    private final CompletableFuture<Long> called = new CompletableFuture<>();
    private final CompletableFuture<Answer> answer = new CompletableFuture<>();

    /** What it answered, and when. */
    record Answer(long at, boolean succeeded, String body) {}

    RuntimeServer(String event) throws IOException {
        this.event = event.getBytes(StandardCharsets.UTF_8);
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext(BASE, this::serve);
        server.start();
    }

    String address() {
        return "127.0.0.1:" + server.getAddress().getPort();
    }

    CompletableFuture<Long> ready() {
        return ready;
    }

    CompletableFuture<Long> called() {
        return called;
    }

    CompletableFuture<Answer> answer() {
        return answer;
    }

    private void serve(HttpExchange exchange) throws IOException {
        long now = System.nanoTime();
        String path = exchange.getRequestURI().getPath().substring(BASE.length());
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        if (path.equals("restore/next")) {
            ready.complete(now);
            reply(exchange, 200, "{}".getBytes(StandardCharsets.UTF_8));
        } else if (path.equals("invocation/next")) {
            ready.complete(now);
            if (called.complete(System.nanoTime())) {
                deliver(exchange);
            }
        } else {
            answer.complete(new Answer(now, path.endsWith("/response"), body));
            reply(exchange, 202, "{\"status\":\"OK\"}".getBytes(StandardCharsets.UTF_8));
        }
    }

    private void deliver(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().set("Lambda-Runtime-Aws-Request-Id", "00000000-0000-4000-8000-00000000c01d");
        exchange.getResponseHeaders()
                .set(
                        "Lambda-Runtime-Deadline-Ms",
                        Long.toString(Instant.now().plus(DEADLINE).toEpochMilli()));
        exchange.getResponseHeaders()
                .set("Lambda-Runtime-Invoked-Function-Arn", "arn:aws:lambda:us-east-1:000000000000:function:cold");
        reply(exchange, 200, event);
    }

    private static void reply(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
