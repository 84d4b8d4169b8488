package com.opspawn.system;

import com.fasterxml.jackson.databind.JsonNode;
import com.opspawn.json.Json;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** An OpenTelemetry collector on loopback that keeps what it is sent. */
final class TraceCollector implements AutoCloseable {
    private final HttpServer server;
    private final List<JsonNode> bodies = new CopyOnWriteArrayList<>();

    TraceCollector() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/v1/traces", this::take);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            bodies.add(Json.parse(exchange.getRequestBody().readAllBytes()));
            exchange.sendResponseHeaders(200, -1);
        }
    }

    /** All that was sent, as text. */
    String sent() {
        return bodies.toString();
    }

    /** Of one trace, in the order in which they came. */
    List<JsonNode> spans(String traceId) {
        List<JsonNode> spans = new ArrayList<>();
        bodies.forEach(body -> body.at("/resourceSpans/0/scopeSpans/0/spans").forEach(spans::add));
        spans.removeIf(span -> !span.path("traceId").asText().equals(traceId));
        return spans;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
