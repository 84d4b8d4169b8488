package com.opspawn.mcp.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.opspawn.json.Json;
import com.opspawn.mcp.wire.WireException.Outcome;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;

/** Streamable HTTP: each message is a POST of its own, and its answer comes on that. */
final class HttpConnection implements Connection {
    private static final Duration PATIENCE_AT_THE_END = Duration.ofSeconds(2);
    private static final Duration PATIENCE_FOR_NOTES = Duration.ofSeconds(10);

    private final Exchange exchange;
    private final HttpAnswers answers;
    private final Incoming incoming;
    private final AtomicLong ids = new AtomicLong();
    private volatile String session = "";
    private volatile String revision = "";
    private volatile boolean open = true;

    HttpConnection(Endpoint.Http endpoint, Secrets secrets, Incoming incoming) {
        this.exchange = new Exchange(endpoint);
        this.answers = new HttpAnswers(secrets);
        this.incoming = incoming;
    }

    @Override
    public JsonNode request(String method, ObjectNode params, Deadline deadline)
            throws WireException, InterruptedException {
        long id = ids.incrementAndGet();
        try {
            return within(deadline, () -> ask(id, Message.request(id, method, params)));
        } catch (TimeoutException e) {
            note(Message.cancelled(id, "no answer within " + deadline.told()));
            throw new WireException(Outcome.UNKNOWN, "gave no answer within " + deadline.told(), e);
        } catch (InterruptedException e) {
            note(Message.cancelled(id, "the caller was told to stop"));
            throw e;
        }
    }

    @Override
    public void tell(ObjectNode notification, Deadline deadline) throws WireException, InterruptedException {
        try {
            within(deadline, () -> {
                HttpResponse<InputStream> response = exchange.send("POST", Json.write(notification), headers());
                try {
                    answers.requireSuccess(response, !session.isEmpty());
                } finally {
                    Exchange.close(response);
                }
                return Json.object();
            });
        } catch (TimeoutException e) {
            throw new WireException(Outcome.UNKNOWN, "gave no answer within " + deadline.told(), e);
        }
    }

    /** What is to be done until the deadline. */
    @FunctionalInterface
    private interface Work {
        JsonNode run() throws WireException, InterruptedException;
    }

    /** On a virtual thread, where an interrupt ends whatever the HTTP client or its stream is waiting for. */
    private static JsonNode within(Deadline deadline, Work work)
            throws WireException, InterruptedException, TimeoutException {
        FutureTask<JsonNode> task = new FutureTask<>(work::run);
        Thread.ofVirtual().name("mcp-http").start(task);
        try {
            return task.get(deadline.left().toNanos(), TimeUnit.NANOSECONDS);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof WireException told
                    ? told
                    : new WireException(Outcome.UNKNOWN, "broke the connection: " + e.getCause(), e);
        } finally {
            task.cancel(true);
        }
    }

    private JsonNode ask(long id, ObjectNode message) throws WireException, InterruptedException {
        HttpResponse<InputStream> response = exchange.send("POST", Json.write(message), headers());
        try {
            answers.requireSuccess(response, !session.isEmpty());
            response.headers().firstValue("Mcp-Session-Id").ifPresent(this::begin);
            if (!answers.isStream(response)) {
                return answers.single(response, id);
            }
        } catch (WireException e) {
            Exchange.close(response);
            throw e;
        }
        return new StreamedAnswer(id, this::take, answers).await(response, this::resume);
    }

    /** Given with the answer to {@code initialize}; a header of others is none of a session. */
    private void begin(String id) {
        if (session.isEmpty() && id.chars().allMatch(c -> c > ' ' && c < 0x7f)) {
            session = id;
        }
    }

    private HttpResponse<InputStream> resume(String lastEventId) throws WireException, InterruptedException {
        Map<String, String> headers = headers();
        headers.put("Accept", "text/event-stream");
        headers.put("Last-Event-ID", lastEventId);
        return exchange.send("GET", "", headers);
    }

    private void take(Message message) {
        incoming.take(message, this::note);
    }

    private void note(ObjectNode message) {
        exchange.sendLater(Json.write(message), headers(), PATIENCE_FOR_NOTES);
    }

    private Map<String, String> headers() {
        Map<String, String> headers = new TreeMap<>();
        headers.put("Accept", "application/json, text/event-stream");
        headers.put("Content-Type", "application/json");
        if (!session.isEmpty()) {
            headers.put("Mcp-Session-Id", session);
        }
        if (!revision.isEmpty()) {
            headers.put("MCP-Protocol-Version", revision);
        }
        return headers;
    }

    @Override
    public void agreed(String agreed) {
        revision = agreed;
    }

    @Override
    public boolean isOpen() {
        return open;
    }

    @Override
    public void close() {
        if (open && !session.isEmpty()) {
            exchange.delete(headers(), PATIENCE_AT_THE_END);
        }
        abort();
    }

    @Override
    public void abort() {
        open = false;
        exchange.close();
    }
}
