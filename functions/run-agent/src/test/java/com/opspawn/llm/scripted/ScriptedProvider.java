package com.opspawn.llm.scripted;

import com.fasterxml.jackson.databind.node.ObjectNode;
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
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A server on loopback that answers as it is told to, and keeps what it was asked. */
public final class ScriptedProvider implements AutoCloseable {

    /**
     * What a client sent.
     *
     * @param headers by their names in lower case; the first value of each
     */
    public record Request(String method, String path, Map<String, String> headers, String body) {
        public ObjectNode json() {
            return ObjectReader.of(body).node();
        }

        public String header(String name) {
            return headers.getOrDefault(name, "");
        }
    }

    /** Answers one request. */
    @FunctionalInterface
    public interface Script {
        void answer(HttpExchange exchange) throws IOException, InterruptedException;
    }

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private final Deque<Script> scripts = new ArrayDeque<>();

    private ScriptedProvider(HttpServer server) {
        this.server = server;
    }

    public static ScriptedProvider start() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        ScriptedProvider provider = new ScriptedProvider(server);
        server.createContext("/", provider::serve);
        server.setExecutor(provider.threads);
        server.start();
        return provider;
    }

    /** Without a path. */
    public URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    public List<Request> requests() {
        return requests;
    }

    /** The next answer; the last one is given again and again. */
    public synchronized void answers(Script script) {
        scripts.add(script);
    }

    public void answers(Reply reply) {
        answers(reply::write);
    }

    /** From now on this, whatever was to come. */
    public synchronized void nowAnswers(Reply reply) {
        scripts.clear();
        scripts.add(reply::write);
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
            exchange.getRequestHeaders().forEach((name, values) -> headers.put(name, values.getFirst()));
            requests.add(new Request(
                    exchange.getRequestMethod(), exchange.getRequestURI().toString(), headers, body));
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
