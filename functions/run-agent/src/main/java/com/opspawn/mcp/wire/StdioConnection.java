package com.opspawn.mcp.wire;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.opspawn.json.Json;
import com.opspawn.mcp.wire.WireException.Outcome;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One JSON-RPC message a line, over the pipes of a child process. What is no JSON-RPC is passed over. */
final class StdioConnection implements Connection {
    private static final Logger LOG = LoggerFactory.getLogger(StdioConnection.class);

    private final ChildProcess child;
    private final Secrets secrets;
    private final Incoming incoming;
    private final AtomicLong ids = new AtomicLong();
    private final Map<Long, CompletableFuture<JsonNode>> waiting = new ConcurrentHashMap<>();
    /** Why there will be no more answers. */
    private volatile @Nullable String end;

    private StdioConnection(ChildProcess child, Secrets secrets, Incoming incoming) {
        this.child = child;
        this.secrets = secrets;
        this.incoming = incoming;
    }

    static StdioConnection open(Endpoint.Stdio endpoint, Secrets secrets, Incoming incoming) throws WireException {
        try {
            StdioConnection connection = new StdioConnection(ChildProcess.start(endpoint, secrets), secrets, incoming);
            ChildProcess.daemon("mcp-read", connection::read);
            return connection;
        } catch (IOException e) {
            throw new WireException(
                    Outcome.NOT_DONE,
                    "cannot be started: is '" + endpoint.command().getFirst() + "' installed where the agent runs? "
                            + secrets.hide(String.valueOf(e.getMessage())),
                    e);
        }
    }

    @Override
    public JsonNode request(String method, ObjectNode params, Deadline deadline)
            throws WireException, InterruptedException {
        long id = ids.incrementAndGet();
        CompletableFuture<JsonNode> answer = new CompletableFuture<>();
        waiting.put(id, answer);
        try {
            send(Message.request(id, method, params));
            return answer.get(deadline.left().toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            child.send(Json.write(Message.cancelled(id, "no answer within " + deadline.told())));
            throw new WireException(Outcome.UNKNOWN, "gave no answer within " + deadline.told(), e);
        } catch (InterruptedException e) {
            child.send(Json.write(Message.cancelled(id, "the caller was told to stop")));
            throw e;
        } catch (ExecutionException e) {
            throw e.getCause() instanceof WireException told
                    ? told
                    : new WireException(Outcome.UNKNOWN, "broke the connection", e);
        } finally {
            waiting.remove(id);
        }
    }

    @Override
    public void tell(ObjectNode notification, Deadline deadline) throws WireException {
        send(notification);
    }

    private void send(ObjectNode message) throws WireException {
        String ended = end;
        if (ended != null) {
            throw new WireException(Outcome.NOT_DONE, ended);
        }
        if (!child.send(Json.write(message)) && child.isAlive()) {
            throw new WireException(Outcome.NOT_DONE, "does not read what it is sent");
        }
    }

    private void read() {
        String why = "ended";
        try {
            Lines lines = child.lines();
            for (Optional<byte[]> line = lines.next(); line.isPresent(); line = lines.next()) {
                take(line.get());
            }
            why = child.ending();
        } catch (Lines.TooLong e) {
            why = String.valueOf(e.getMessage());
            child.kill();
        } catch (IOException e) {
            LOG.debug("a server's output ends: {}", e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            String ended = why;
            end = ended;
            waiting.values().forEach(answer -> answer.completeExceptionally(new WireException(Outcome.UNKNOWN, ended)));
        }
    }

    private void take(byte[] line) {
        try {
            Message.read(Json.parse(line)).forEach(this::take);
        } catch (JsonProcessingException e) {
            // Some servers print their log where only messages belong.
            LOG.debug("no JSON from a server: {}", e.getOriginalMessage());
        }
    }

    private void take(Message message) {
        boolean awaited = switch (message) {
            case Message.Result result -> complete(result);
            case Message.Refusal refusal -> fail(refusal.id(), WireException.refused(refusal, secrets));
            case Message.Malformed bad -> fail(bad.id(), WireException.malformed(bad.why()));
            case Message.Request request -> false;
            case Message.Notification notification -> false;
            case Message.Noise noise -> false;
        };
        if (!awaited) {
            incoming.take(message, reply -> child.send(Json.write(reply)));
        }
    }

    private boolean complete(Message.Result result) {
        CompletableFuture<JsonNode> answer = waiting.get(result.id());
        return answer != null && answer.complete(result.result());
    }

    private boolean fail(long id, WireException why) {
        CompletableFuture<JsonNode> answer = waiting.get(id);
        return answer != null && answer.completeExceptionally(why);
    }

    @Override
    public void agreed(String revision) {
        // Pipes carry no header that would tell it.
    }

    @Override
    public boolean isOpen() {
        return end == null && child.isAlive();
    }

    @Override
    public void close() {
        child.close();
    }

    @Override
    public void abort() {
        child.kill();
    }
}
