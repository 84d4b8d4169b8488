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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The model's server. A turn that is asked for again is answered again, and counted. */
public final class ModelServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ModelServer.class);
    private static final int BACKLOG = 2048;

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<String, Conversation> conversations = new ConcurrentHashMap<>();
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
            questions.incrementAndGet();
            Script playing = script;
            Watcher told = watcher;
            Conversation before = conversations.getOrDefault(name, Conversation.NEW);
            boolean summary = Mark.asksForSummary(question);
            Conversation after = summary ? before.summed() : before.asked(Mark.answers(question));
            told.asked(name, after.turn(), question);
            if (!summary) {
                measure(told, name, before, after, now);
            }
            Thread.sleep(playing.thinking());
            send(exchange, answer(playing, summary, name, after.turn(), question.length), () -> {
                conversations.put(name, after.answeredAt(System.nanoTime()));
                if (!summary && after.turn() >= playing.steps()) {
                    conversations.remove(name);
                }
            });
            told.answered(name);
            if (!summary && after.turn() >= playing.steps()) {
                told.ended(name);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException | RuntimeException | Error e) {
            // The JDK's server would say nothing of it, and the task would be tried again for ever.
            LOG.error("the model's server failed", e);
            throw e;
        }
    }

    private static byte[] answer(Script script, boolean summary, String name, int turn, int questionBytes) {
        return summary ? script.summary(name, questionBytes) : script.answer(name, turn, questionBytes);
    }

    /** @param before is run when the system is about to be told, as it may ask on before this comes back */
    private static void send(HttpExchange exchange, byte[] body, Runnable before) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, body.length);
        before.run();
        exchange.getResponseBody().write(body);
    }

    private void measure(Watcher told, String name, Conversation before, Conversation after, long now) {
        if (before.turn() >= after.turn()) {
            repeated.incrementAndGet();
        } else if (before.turn() >= 0) {
            told.stepped(name, before.turn(), now - before.nanos());
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
