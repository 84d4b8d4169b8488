package com.opspawn.llm.langchain4j;

import com.fasterxml.jackson.databind.JsonNode;
import com.opspawn.json.ObjectReader;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A server on loopback that speaks OpenAI's chat completions wire format as it is told to, and keeps what it was asked. */
final class ChatServer implements AutoCloseable {
    /** What a client sent. */
    record Request(String method, String path, String authorization, String contentType, String body) {
        JsonNode json() {
            return ObjectReader.of(body).node();
        }
    }

    /** Answers one request. */
    @FunctionalInterface
    interface Script {
        void answer(HttpExchange exchange) throws IOException, InterruptedException;
    }

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private final Deque<Script> scripts = new ArrayDeque<>();

    private ChatServer(HttpServer server) {
        this.server = server;
    }

    static ChatServer start() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        ChatServer chat = new ChatServer(server);
        server.createContext("/", chat::serve);
        server.setExecutor(chat.threads);
        server.start();
        return chat;
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/v1");
    }

    List<Request> requests() {
        return requests;
    }

    /** The next answer; the last one is given again and again. */
    void answers(Script script) {
        scripts.add(script);
    }

    void answers(int status, String body, String... headers) {
        answers(exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            for (int i = 0; i < headers.length; i += 2) {
                exchange.getResponseHeaders().set(headers[i], headers[i + 1]);
            }
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        });
    }

    /** An answer as OpenAI writes it, around a message and the reason why it ended. */
    void answersMessage(String message, String finishReason) {
        answers(200, """
            {"id": "chatcmpl-1", "object": "chat.completion", "created": 1764000000, "model": "gpt-4.1-mini-2025-04-14",
             "choices": [{"index": 0, "message": %s, "logprobs": null, "finish_reason": %s}],
             "usage": {"prompt_tokens": 80, "completion_tokens": 20, "total_tokens": 100,
                       "prompt_tokens_details": {"cached_tokens": 64, "audio_tokens": 0},
                       "completion_tokens_details": {"reasoning_tokens": 0, "audio_tokens": 0}},
             "service_tier": "default", "system_fingerprint": "fp_1"}
            """.formatted(message, finishReason));
    }

    void answersText(String text) {
        answersMessage("""
            {"role": "assistant", "content": "%s", "refusal": null, "annotations": []}
            """.formatted(text), "\"stop\"");
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            requests.add(new Request(
                    exchange.getRequestMethod(),
                    exchange.getRequestURI().toString(),
                    String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")),
                    String.valueOf(exchange.getRequestHeaders().getFirst("Content-Type")),
                    body));
            next().answer(exchange);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized Script next() {
        return scripts.size() > 1 ? scripts.remove() : scripts.element();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
