package com.opspawn.mcp;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.opspawn.tool.Tool;
import com.opspawn.tool.ToolContext;
import com.opspawn.tool.ToolException;
import com.opspawn.tool.ToolSpec;
import java.time.Duration;

/** A server's tool, as it was accepted. */
final class McpTool implements Tool {
    static final int MAX_OUTPUT_CHARS = 50_000;
    static final Duration GRACE = Duration.ofSeconds(5);
    private static final int MAX_DESCRIPTION_CHARS = 4_000;

    private final ServerLink link;
    private final ToolDefinition definition;
    private final ToolSpec spec;

    /** @param definition one that {@link Definitions} found usable */
    McpTool(ServerLink link, ToolDefinition definition) {
        this.link = link;
        this.definition = definition;
        McpServer server = link.server();
        this.spec = new ToolSpec(
                ToolName.of(server.name(), definition.name()),
                described(server.name(), definition),
                Parameters.of(definition.inputSchema()),
                server.effect(definition),
                server.timeout().plus(GRACE),
                MAX_OUTPUT_CHARS);
    }

    /** Whose words they are stands before them: they are data, however they are phrased. */
    static String described(String server, ToolDefinition definition) {
        String own = Visible.text(definition.description().strip(), MAX_DESCRIPTION_CHARS);
        return "[from MCP server " + server + "] " + (own.isBlank() ? "Not described." : own);
    }

    /** As the server calls it. */
    ToolDefinition definition() {
        return definition;
    }

    @Override
    public ToolSpec spec() {
        return spec;
    }

    @Override
    public String run(ObjectNode arguments, ToolContext context) throws ToolException, InterruptedException {
        return link.call(definition, arguments, context);
    }
}
