package com.opspawn.system;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.opspawn.json.Json;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.Executors;

/** A server on loopback that speaks OpenAI's embeddings: what packaged functions need for memory, where laptops bring a model. */
final class EmbeddingServer {
    private static final int DIMENSIONS = 16;

    private final HttpServer server;

    EmbeddingServer() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 16);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        // Of daemons: it lives as long as the tests do.
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/v1/embeddings", EmbeddingServer::answer);
        server.start();
    }

    /** What makes functions ask it, and the demo model for everything else. */
    Map<String, String> environment() {
        return Map.of(
                "OPSPAWN_MODEL", "demo",
                "OPSPAWN_EMBEDDINGS", "openai/letters",
                "OPENAI_API_KEY", "none",
                "OPENAI_BASE_URL", "http://127.0.0.1:" + server.getAddress().getPort() + "/v1");
    }

    private static void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            JsonNode input =
                    Json.parse(exchange.getRequestBody().readAllBytes()).path("input");
            ObjectNode answer = Json.object().put("object", "list").put("model", "letters");
            ArrayNode data = answer.putArray("data");
            if (input.isTextual()) {
                add(data, input.asText());
            }
            input.forEach(text -> add(data, text.asText()));
            answer.putObject("usage").put("prompt_tokens", 1).put("total_tokens", 1);
            byte[] body = Json.write(answer).getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    /** How often each letter is there. */
    private static void add(ArrayNode data, String text) {
        double[] vector = new double[DIMENSIONS];
        text.chars().forEach(letter -> vector[letter % DIMENSIONS]++);
        ObjectNode one = data.addObject().put("object", "embedding").put("index", data.size() - 1);
        ArrayNode numbers = one.putArray("embedding");
        for (double number : vector) {
            numbers.add(number);
        }
    }
}
