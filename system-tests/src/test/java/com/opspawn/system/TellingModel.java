package com.opspawn.system;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.opspawn.json.Json;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;

/** A model server on loopback that repeats in its errors whatever it was sent, the key included, as some do. */
final class TellingModel implements AutoCloseable {
    static final String CALL = "canary-call";
    static final String ANSWER = "canary-answer";

    private final HttpServer server;

    TellingModel() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/v1/chat/completions", TellingModel::answer);
        server.start();
    }

    String baseUrl() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/v1";
    }

    private static void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String request = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            String key = exchange.getRequestHeaders().getFirst("Authorization");
            if (request.contains("refuse me")) {
                send(exchange, 401, error("Incorrect API key provided: " + key + " for " + request));
            } else {
                boolean first = !request.contains("\"tool\"");
                send(exchange, 200, first ? call() : said());
            }
        }
    }

    private static ObjectNode error(String message) {
        ObjectNode json = Json.object();
        json.putObject("error").put("message", message).put("type", "invalid_request_error");
        return json;
    }

    private static ObjectNode call() {
        ObjectNode json = Json.object().put("id", "1").put("object", "chat.completion");
        ObjectNode choice = json.putArray("choices").addObject().put("index", 0).put("finish_reason", "tool_calls");
        ObjectNode message =
                choice.putObject("message").put("role", "assistant").putNull("content");
        message.putArray("tool_calls")
                .addObject()
                .put("id", "call_1")
                .put("type", "function")
                .putObject("function")
                .put("name", "calculator")
                .put("arguments", "{\"expression\":\"" + CALL + " *\"}");
        return json;
    }

    private static ObjectNode said() {
        ObjectNode json = Json.object().put("id", "1").put("object", "chat.completion");
        ObjectNode choice = json.putArray("choices").addObject().put("index", 0).put("finish_reason", "stop");
        choice.putObject("message").put("role", "assistant").put("content", ANSWER);
        return json;
    }

    private static void send(HttpExchange exchange, int status, ObjectNode json) throws IOException {
        byte[] body = Json.write(json).getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
