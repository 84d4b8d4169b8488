package com.opspawn.mcp.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.opspawn.json.Json;
import com.opspawn.mcp.wire.WireException.Outcome;
import java.util.Set;

/**
 * A server that is ready for calls. What it says about itself when the session begins is not kept: its "instructions" least
 * of all.
 */
public final class Session implements AutoCloseable {
    private static final String REVISION = "2025-11-25";
    private static final Set<String> SPOKEN = Set.of(REVISION, "2025-06-18", "2025-03-26", "2024-11-05", "2024-10-07");
    /** More tools than any model can choose from. */
    private static final int MAX_TOOLS = 2_000;

    private static final int MAX_PAGES = 200;

    private final Connection connection;
    private final Incoming incoming;
    private final boolean hasTools;

    private Session(Connection connection, Incoming incoming, boolean hasTools) {
        this.connection = connection;
        this.incoming = incoming;
        this.hasTools = hasTools;
    }

    /** Starts or reaches the server. What cannot be opened in time is ended at once, child process and all. */
    public static Session open(Endpoint endpoint, Secrets secrets, Deadline deadline)
            throws WireException, InterruptedException {
        Incoming incoming = new Incoming();
        Connection connection = switch (endpoint) {
            case Endpoint.Stdio stdio -> StdioConnection.open(stdio, secrets, incoming);
            case Endpoint.Http http -> new HttpConnection(http, secrets, incoming);
        };
        boolean opened = false;
        try {
            Session session = new Session(connection, incoming, initialize(connection, deadline));
            opened = true;
            return session;
        } finally {
            if (!opened) {
                connection.abort();
            }
        }
    }

    /** Gives whether the server has tools at all. */
    private static boolean initialize(Connection connection, Deadline deadline)
            throws WireException, InterruptedException {
        ObjectNode params = Json.object().put("protocolVersion", REVISION);
        params.putObject("capabilities");
        params.putObject("clientInfo").put("name", "opspawn").put("version", "0.1.0");
        JsonNode about = connection.request("initialize", params, deadline);
        String revision = about.path("protocolVersion").asText();
        if (!SPOKEN.contains(revision)) {
            throw new WireException(
                    Outcome.NOT_DONE,
                    "speaks the protocol revision '" + revision + "', which is not spoken here: " + REVISION
                            + " and earlier ones are");
        }
        connection.agreed(revision);
        connection.tell(Message.notification("notifications/initialized", Json.object()), deadline);
        return about.path("capabilities").has("tools");
    }

    /** All tools as the server defines them, from all pages. */
    public ArrayNode tools(Deadline deadline) throws WireException, InterruptedException {
        ArrayNode tools = Json.array();
        incoming.forgetToolsChanged();
        ObjectNode params = Json.object();
        for (int page = 0; hasTools && page < MAX_PAGES; page++) {
            JsonNode result = connection.request("tools/list", params, deadline);
            result.path("tools").forEach(tools::add);
            if (tools.size() > MAX_TOOLS) {
                throw new WireException(Outcome.REFUSED, "has more than " + MAX_TOOLS + " tools");
            }
            if (!result.hasNonNull("nextCursor")) {
                return tools;
            }
            params = Json.object().set("cursor", result.path("nextCursor"));
        }
        if (hasTools) {
            throw new WireException(Outcome.REFUSED, "lists its tools on more than " + MAX_PAGES + " pages");
        }
        return tools;
    }

    /**
     * Calls a tool.
     *
     * @param meta what goes along with the arguments, for servers that know it
     * @return the result, as the protocol has it
     */
    public JsonNode call(String tool, ObjectNode arguments, ObjectNode meta, Deadline deadline)
            throws WireException, InterruptedException {
        ObjectNode params = Json.object().put("name", tool);
        params.set("arguments", arguments);
        if (!meta.isEmpty()) {
            params.set("_meta", meta);
        }
        return connection.request("tools/call", params, deadline);
    }

    /** Whether the server said so since its tools were last listed. */
    public boolean haveToolsChanged() {
        return incoming.haveToolsChanged();
    }

    public boolean isOpen() {
        return connection.isOpen();
    }

    @Override
    public void close() {
        connection.close();
    }

    /** Ends it at once. */
    public void abort() {
        connection.abort();
    }
}
