package com.opspawn.system;

import com.fasterxml.jackson.databind.JsonNode;
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
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;

/**
 * A model server on loopback that speaks OpenAI's chat completions and embeddings. It first asks for the calculator, once or several times,
 * then answers, and counts how often it was asked for each turn of each goal.
 */
final class ScriptedModel implements AutoCloseable {
    /** A goal with this word is refused as for a wrong key. */
    static final String REFUSED = "refused";

    /** A question: which goal, and how many answers the conversation has already. */
    record Turn(String goal, int number) {}

    private final HttpServer server;
    private final int calls;
    private final Semaphore pace;
    private final Map<Turn, Integer> asked = new ConcurrentHashMap<>();
    private volatile CountDownLatch gate = new CountDownLatch(0);

    ScriptedModel() {
        this(1, new Semaphore(Integer.MAX_VALUE));
    }

    ScriptedModel(int calls) {
        this(calls, new Semaphore(Integer.MAX_VALUE));
    }

    /**
     * @param calls how often it asks for the calculator before it answers
     * @param pace each turn takes one of its permits, and waits for it
     */
    ScriptedModel(int calls, Semaphore pace) {
        this.calls = calls;
        this.pace = pace;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 128);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/v1/chat/completions", this::answer);
        server.createContext("/v1/embeddings", ScriptedModel::embed);
        server.start();
    }

    String baseUrl() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/v1";
    }

    /** From now on every turn but the first waits for {@link #open}. */
    void shut() {
        gate = new CountDownLatch(1);
    }

    void open() {
        gate.countDown();
    }

    int asked(String goal, int turn) {
        return asked.getOrDefault(new Turn(goal, turn), 0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            JsonNode request = Json.parse(exchange.getRequestBody().readAllBytes());
            Turn turn = turn(request.path("messages"));
            asked.merge(turn, 1, Integer::sum);
            if (turn.goal().contains(REFUSED)) {
                send(exchange, 401, Json.object().set("error", Json.object().put("message", "no such key")));
                return;
            }
            if (turn.number() > 0) {
                gate.await();
            }
            pace.acquire();
            send(exchange, 200, response(turn));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void send(HttpExchange exchange, int status, JsonNode answer) throws IOException {
        byte[] body = Json.write(answer).getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
    }

    /** Every text has the same meaning to it. */
    private static void embed(HttpExchange exchange) throws IOException {
        try (exchange) {
            JsonNode input =
                    Json.parse(exchange.getRequestBody().readAllBytes()).path("input");
            ObjectNode answer = Json.object();
            for (int i = 0; i < input.size(); i++) {
                ObjectNode vector = answer.withArray("data").addObject().put("index", i);
                vector.putArray("embedding").add(0.6).add(0.8);
            }
            send(exchange, 200, answer);
        }
    }

    private static Turn turn(JsonNode messages) {
        String goal = "";
        int answers = 0;
        for (JsonNode message : messages) {
            String role = message.path("role").asText();
            if (role.equals("user")) {
                goal = message.path("content").isTextual()
                        ? message.path("content").asText()
                        : message.path("content").path(0).path("text").asText();
            }
            answers += role.equals("assistant") ? 1 : 0;
        }
        return new Turn(goal, answers);
    }

    private ObjectNode response(Turn turn) {
        ObjectNode response = Json.object()
                .put("id", "chatcmpl-1")
                .put("object", "chat.completion")
                .put("created", 1);
        response.put("model", "scripted");
        ObjectNode choice = response.putArray("choices").addObject().put("index", 0);
        ObjectNode message = choice.putObject("message").put("role", "assistant");
        if (turn.number() < calls) {
            message.putNull("content");
            ObjectNode call = message.putArray("tool_calls")
                    .addObject()
                    .put("id", "call_" + (turn.number() + 1))
                    .put("type", "function");
            call.putObject("function")
                    .put("name", "calculator")
                    .put("arguments", "{\"expression\":\"6 * " + (7 + turn.number()) + "\"}");
            choice.put("finish_reason", "tool_calls");
        } else {
            message.put("content", "The answer to \"" + turn.goal() + "\" is 42.");
            choice.put("finish_reason", "stop");
        }
        response.putObject("usage")
                .put("prompt_tokens", 100)
                .put("completion_tokens", 10)
                .put("total_tokens", 110);
        return response;
    }

    @Override
    public void close() {
        open();
        server.stop(0);
    }
}
