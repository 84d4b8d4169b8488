package com.opspawn.system;

import com.fasterxml.jackson.databind.JsonNode;
import com.opspawn.json.Json;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/**
 * What the tasks of a cloud reach outside of it, on loopback: a model, and the service that its tools post to. Each life of
 * the cloud has addresses of its own, so that a request which arrives after a kill is still known for whose it is.
 */
final class Outside implements AutoCloseable {
    /** Answers take some time, at most this, so that kills fall into their middle. */
    private static final int LONGEST_MILLIS = 40;

    private final HttpServer server;
    private final Ledger ledger;
    private final Random random;
    private final Consumer<String> goalIsReached;

    /** @param goalIsReached told of each goal whose last question was answered, perhaps again */
    Outside(Ledger ledger, Random random, Consumer<String> goalIsReached) {
        this.ledger = ledger;
        this.random = random;
        this.goalIsReached = goalIsReached;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 128);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::serve);
        server.start();
    }

    String modelUrl(int life) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/" + life + "/v1";
    }

    String serviceUrl(int life) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/" + life + "/service";
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            String[] path = exchange.getRequestURI().getPath().split("/", 4);
            int life = Integer.parseInt(path[1]);
            byte[] request = exchange.getRequestBody().readAllBytes();
            boolean toModel = path[2].equals("v1");
            String answer = toModel
                    ? answered(Json.parse(request).path("messages"), life)
                    : served(new String(request, StandardCharsets.UTF_8), exchange, life);
            byte[] body = answer.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", toModel ? "application/json" : "text/plain");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private String answered(JsonNode messages, int life) {
        String goal = "";
        int turn = 0;
        for (JsonNode message : messages) {
            String role = message.path("role").asText();
            if (role.equals("user") && goal.isEmpty()) {
                JsonNode content = message.path("content");
                goal = content.isTextual()
                        ? content.asText()
                        : content.path(0).path("text").asText();
            }
            turn += role.equals("assistant") ? 1 : 0;
        }
        ledger.note(Errand.question(goal, turn), life);
        takeTime();
        if (turn == Errand.QUESTIONS - 1) {
            goalIsReached.accept(goal);
        }
        return Json.write(Errand.answer(goal, turn, life));
    }

    private String served(String call, HttpExchange exchange, int life) {
        ledger.noteEffect(call, life, exchange.getRequestHeaders().getFirst("Effect-Key"));
        takeTime();
        return Errand.told(life);
    }

    /** The delay of a remote service, not a wait for something. */
    private void takeTime() {
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(random.nextInt(LONGEST_MILLIS)));
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
