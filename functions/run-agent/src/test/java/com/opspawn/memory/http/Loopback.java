package com.opspawn.memory.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.opspawn.json.Json;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;

/** A server on loopback that speaks JSON as it is told to, and keeps what it was asked. */
public final class Loopback implements AutoCloseable {
    /**
     * What a client sent.
     *
     * @param target path and query
     * @param headers with the names as {@code HttpServer} writes them
     */
    public record Request(String method, String target, Map<String, List<String>> headers, String body) {
        public ObjectNode json() {
            return (ObjectNode) Json.parseOwn(body);
        }

        public String header(String name) {
            return headers.getOrDefault(name, List.of("")).getFirst();
        }
    }

    /** What it answers. */
    public record Reply(int status, Map<String, String> headers, String body) {
        public static Reply ok(JsonNode json) {
            return of(200, Json.write(json));
        }

        public static Reply of(int status, String body) {
            return new Reply(status, Map.of(), body);
        }
    }

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Function<Request, Reply> script;
    private final List<Request> requests = new CopyOnWriteArrayList<>();

    private Loopback(HttpServer server, Function<Request, Reply> script) {
        this.server = server;
        this.script = script;
    }

    public static Loopback answering(Function<Request, Reply> script) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        Loopback loopback = new Loopback(server, script);
        server.createContext("/", loopback::serve);
        server.setExecutor(loopback.threads);
        server.start();
        return loopback;
    }

    public URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    public List<Request> requests() {
        return requests;
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            Request request = new Request(
                    exchange.getRequestMethod(),
                    exchange.getRequestURI().toString(),
                    Map.copyOf(exchange.getRequestHeaders()),
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            requests.add(request);
            Reply reply = reply(request);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            reply.headers().forEach(exchange.getResponseHeaders()::set);
            byte[] body = reply.body().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(reply.status(), body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        }
    }

    /** A script that fails is seen by the client, and so by the test. */
    private Reply reply(Request request) {
        try {
            return script.apply(request);
        } catch (RuntimeException e) {
            return Reply.of(555, "the script failed: " + e);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
