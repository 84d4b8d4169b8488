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
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.function.IntUnaryOperator;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A receiver of webhooks on loopback, written from the specification alone. */
final class HookReceiver implements AutoCloseable {
    /** @param verified whether the signature is by the receiver's secret */
    record Hook(String path, String id, boolean verified, JsonNode body) {
        String type() {
            return body.path("type").asText();
        }

        String taskId() {
            return body.path("data").path("task_id").asText();
        }
    }

    final List<Hook> hooks = new CopyOnWriteArrayList<>();
    private final HttpServer server;
    private final String secret;
    private final IntUnaryOperator answers;

    /** @param answers the status of the answer to the n-th request, from 1 */
    HookReceiver(String secret, IntUnaryOperator answers) {
        this.secret = secret;
        this.answers = answers;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::receive);
        server.start();
    }

    String url(String path) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + path;
    }

    /** What came of a task's webhooks to a path, in the order it came. */
    List<Hook> of(String taskId, String path) {
        return hooks.stream()
                .filter(hook -> hook.taskId().equals(taskId) && hook.path().equals(path))
                .toList();
    }

    private void receive(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            String id = exchange.getRequestHeaders().getFirst("webhook-id");
            hooks.add(new Hook(
                    exchange.getRequestURI().getPath(),
                    id,
                    exchange.getRequestHeaders()
                            .getFirst("webhook-signature")
                            .equals("v1," + signature(id, exchange, body)),
                    Json.parse(body)));
            exchange.sendResponseHeaders(answers.applyAsInt(hooks.size()), -1);
        }
    }

    private String signature(String id, HttpExchange exchange, String body) {
        String signed = id + "." + exchange.getRequestHeaders().getFirst("webhook-timestamp") + "." + body;
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(Base64.getDecoder().decode(secret.substring("whsec_".length())), "HmacSHA256"));
            return Base64.getEncoder().encodeToString(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
