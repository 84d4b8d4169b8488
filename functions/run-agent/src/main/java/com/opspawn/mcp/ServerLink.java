package com.opspawn.mcp;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.opspawn.json.Json;
import com.opspawn.mcp.wire.Deadline;
import com.opspawn.mcp.wire.Session;
import com.opspawn.mcp.wire.WireException;
import com.opspawn.mcp.wire.WireException.Outcome;
import com.opspawn.tool.Effect;
import com.opspawn.tool.ToolContext;
import com.opspawn.tool.ToolException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * One server for all calls. It is reached when it is first needed and again when it was lost, and its tools are compared with
 * what was accepted: then, whenever it says that they have changed, and once a minute.
 */
final class ServerLink implements AutoCloseable {
    private static final Duration COMPARED_FOR = Duration.ofMinutes(1);
    /** So that our own words about a time-out are told, and not the toolbox's. */
    private static final Duration MARGIN = Duration.ofMillis(200);
    /** A server that does not even list its tools is started anew after this many tries. */
    private static final int PATIENCE = 2;

    private final McpServer server;
    private final InstantSource clock;
    private final ReentrantLock lock = new ReentrantLock();
    private final AtomicReference<@Nullable Session> session = new AtomicReference<>();
    private @Nullable Definitions offered;
    private Instant comparedAt = Instant.MIN;
    private int failures;

    ServerLink(McpServer server, InstantSource clock) {
        this.server = server;
        this.clock = clock;
    }

    McpServer server() {
        return server;
    }

    /** @param tool as it was accepted */
    String call(ToolDefinition tool, ObjectNode arguments, ToolContext context)
            throws ToolException, InterruptedException {
        Duration left = Duration.between(clock.instant(), context.deadline()).minus(MARGIN);
        Deadline deadline = Deadline.in(left.compareTo(server.timeout()) < 0 ? left : server.timeout());
        ObjectNode meta = Json.object().put("com.opspawn/effect-key", context.effectKey());
        try {
            return attempt(tool, arguments, meta, deadline);
        } catch (WireException e) {
            if (e.outcome() == Outcome.SESSION_OVER) {
                return again(tool, arguments, meta, deadline);
            }
            throw told(e, tool);
        }
    }

    private String again(ToolDefinition tool, ObjectNode arguments, ObjectNode meta, Deadline deadline)
            throws ToolException, InterruptedException {
        try {
            return attempt(tool, arguments, meta, deadline);
        } catch (WireException e) {
            throw told(e, tool);
        }
    }

    private String attempt(ToolDefinition tool, ObjectNode arguments, ObjectNode meta, Deadline deadline)
            throws WireException, ToolException, InterruptedException {
        Session ready = ready(tool, deadline);
        try {
            return server.secrets().hide(new CallResult(ready.call(tool.name(), arguments, meta, deadline)).text());
        } catch (ToolException e) {
            throw new ToolException(server.secrets().hide(String.valueOf(e.getMessage())), e);
        } catch (WireException e) {
            if (e.outcome() == Outcome.SESSION_OVER) {
                // Not aborted: others' calls may still get their answers on it.
                session.compareAndSet(ready, null);
            }
            throw e;
        }
    }

    private ToolException told(WireException e, ToolDefinition tool) {
        boolean unknown = e.outcome() == Outcome.UNKNOWN && server.effect(tool) != Effect.READ;
        String text = "MCP server '" + server.name() + "' " + e.getMessage();
        return unknown
                ? ToolException.unknown(text + "; whether the call was carried out is unknown", e)
                : new ToolException(text, e);
    }

    /** A session in which this tool is what was accepted. */
    private Session ready(ToolDefinition tool, Deadline deadline)
            throws WireException, ToolException, InterruptedException {
        if (!lock.tryLock(deadline.left().toNanos(), TimeUnit.NANOSECONDS)) {
            throw new ToolException("MCP server '" + server.name() + "' is still being reached; the call was not made");
        }
        try {
            Session open = open(deadline);
            Definitions now = compare(open, deadline);
            Pinned.require(server.name(), tool, now);
            return open;
        } finally {
            lock.unlock();
        }
    }

    private Session open(Deadline deadline) throws ToolException, InterruptedException {
        Session known = session.get();
        if (known != null && known.isOpen()) {
            return known;
        }
        offered = null;
        failures = 0;
        try {
            Session opened = Session.open(server.endpoint(), server.secrets(), deadline);
            session.set(opened);
            return opened;
        } catch (WireException e) {
            throw notMade(e);
        }
    }

    private Definitions compare(Session open, Deadline deadline)
            throws WireException, ToolException, InterruptedException {
        Definitions known = offered;
        Instant now = clock.instant();
        if (known != null && !open.haveToolsChanged() && now.isBefore(comparedAt.plus(COMPARED_FOR))) {
            return known;
        }
        offered = null;
        try {
            Definitions listed = Definitions.read(open.tools(deadline));
            offered = listed;
            comparedAt = now;
            failures = 0;
            return listed;
        } catch (WireException e) {
            if (e.outcome() == Outcome.SESSION_OVER) {
                session.set(null);
                throw e;
            }
            failures++;
            if (failures == PATIENCE) {
                session.set(null);
                open.abort();
            }
            throw notMade(e);
        }
    }

    private ToolException notMade(WireException e) {
        return new ToolException("MCP server '" + server.name() + "' " + e.getMessage() + "; the call was not made", e);
    }

    /** One that is still being opened is not waited for: its process ends with this one. */
    @Override
    public void close() {
        Session last = session.getAndSet(null);
        if (last != null) {
            last.close();
        }
    }
}
