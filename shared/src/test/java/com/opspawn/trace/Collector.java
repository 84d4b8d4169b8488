package com.opspawn.trace;

import com.fasterxml.jackson.databind.JsonNode;
import com.opspawn.json.Json;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A collector on loopback. */
final class Collector implements AutoCloseable {
    record Taken(String path, Headers headers, JsonNode body) {}

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<Taken> taken = new CopyOnWriteArrayList<>();
    private final CountDownLatch answering;
    private final int status;

    private Collector(int status, int holds) throws IOException {
        this.status = status;
        this.answering = new CountDownLatch(holds);
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::take);
        server.start();
    }

    static Collector answering(int status) throws IOException {
        return new Collector(status, 0);
    }

    /** Takes what is sent and does not say so. */
    static Collector silent() throws IOException {
        return new Collector(200, 1);
    }

    private void take(HttpExchange exchange) throws IOException {
        taken.add(new Taken(
                exchange.getRequestURI().getPath(),
                exchange.getRequestHeaders(),
                Json.parse(exchange.getRequestBody().readAllBytes())));
        try {
            answering.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        exchange.sendResponseHeaders(status, -1);
        exchange.close();
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    List<Taken> taken() {
        return List.copyOf(taken);
    }

    @Override
    public void close() {
        answering.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
