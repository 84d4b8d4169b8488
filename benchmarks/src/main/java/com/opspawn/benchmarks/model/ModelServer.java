package com.opspawn.benchmarks.model;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;

/** The model's server. A turn that is asked for again is answered again, and counted. */
public final class ModelServer implements AutoCloseable {
    private static final int BACKLOG = 2048;

    private record Last(int turn, long nanos) {}

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<String, Last> answered = new ConcurrentHashMap<>();
    private final AtomicLong questions = new AtomicLong();
    private final AtomicLong repeated = new AtomicLong();
    private volatile Script script;
    private volatile Watcher watcher = new Watcher() {};

    public ModelServer(Script script) {
        this.script = script;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), BACKLOG);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/v1/chat/completions", this::answer);
        server.start();
    }

    /** What a function needs to find it. */
    public Map<String, String> environment() {
        String url = "http://127.0.0.1:" + server.getAddress().getPort() + "/v1";
        return Map.of("OPENAI_BASE_URL", url, "OPENAI_API_KEY", "none", "OPSPAWN_MODEL", "openai/scripted");
    }

    /** From now on. */
    public void play(Script next, Watcher told) {
        watcher = told;
        script = next;
    }

    public long questions() {
        return questions.get();
    }

    /** Questions whose answer the system had got already: each is a recorded answer that was asked for twice. */
    public long repeated() {
        return repeated.get();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] question = exchange.getRequestBody().readAllBytes();
            long now = System.nanoTime();
            String name = Mark.name(question)
                    .orElseThrow(() -> new IOException("a question of a task that is none of the benchmark's"));
            int turn = Mark.answers(question);
            Script playing = script;
            Watcher told = watcher;
            questions.incrementAndGet();
            measure(told, name, turn, now);
            told.asked(name, turn, question);
            Thread.sleep(playing.thinking());
            byte[] body = playing.answer(name, turn);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, body.length);
            remember(name, turn, playing);
            exchange.getResponseBody().write(body);
            if (turn >= playing.steps()) {
                told.ended(name);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void measure(Watcher told, String name, int turn, long now) {
        Last last = answered.get(name);
        if (last == null) {
            return;
        }
        if (last.turn() >= turn) {
            repeated.incrementAndGet();
        } else {
            told.stepped(name, last.turn(), now - last.nanos());
        }
    }

    private void remember(String name, int turn, Script playing) {
        if (turn >= playing.steps()) {
            answered.remove(name);
        } else {
            answered.put(name, new Last(turn, System.nanoTime()));
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
