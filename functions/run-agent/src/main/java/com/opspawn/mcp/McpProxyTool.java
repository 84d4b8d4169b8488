package com.opspawn.mcp;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.opspawn.json.Json;
import com.opspawn.tool.Effect;
import com.opspawn.tool.Tool;
import com.opspawn.tool.ToolContext;
import com.opspawn.tool.ToolException;
import com.opspawn.tool.ToolSpec;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The older system's {@code mcp_proxy_tool}: one tool for all tools of all servers. Arguments: {@code server_name},
 * {@code tool_name} (as the server calls it, or as it is called here), {@code arguments}. What holds for a tool that is called
 * by its own name holds here too.
 */
final class McpProxyTool implements Tool {
    static final String NAME = "mcp_proxy_tool";
    private static final int MAX_DESCRIPTION_CHARS = 4_000;
    private static final int MAX_NAMED_CHARS = 2_000;

    private final Map<String, List<McpTool>> servers;
    private final ToolSpec spec;

    /**
     * @param servers the accepted tools by server, in order; none where a server cannot be used
     */
    McpProxyTool(Map<String, List<McpTool>> servers) {
        this.servers = servers;
        Duration longest = servers.values().stream()
                .flatMap(List::stream)
                .map(tool -> tool.spec().timeout())
                .max(Duration::compareTo)
                .orElse(McpTool.GRACE);
        this.spec = new ToolSpec(NAME, description(), parameters(), Effect.ONCE, longest, McpTool.MAX_OUTPUT_CHARS);
    }

    private String description() {
        String tools = servers.entrySet().stream()
                .map(server -> server.getKey() + ": " + names(server.getValue()))
                .collect(Collectors.joining("\n"));
        return Visible.text(
                "Calls a tool of an MCP server. The servers and the names of their tools:\n" + tools,
                MAX_DESCRIPTION_CHARS);
    }

    private static String names(List<McpTool> tools) {
        return tools.isEmpty()
                ? "no tools"
                : tools.stream().map(tool -> tool.definition().name()).collect(Collectors.joining(", "));
    }

    private static ObjectNode parameters() {
        ObjectNode schema = Json.object().put("type", "object");
        ObjectNode properties = schema.putObject("properties");
        properties.putObject("server_name").put("type", "string").put("description", "The server.");
        properties.putObject("tool_name").put("type", "string").put("description", "The tool of that server.");
        properties.putObject("arguments").put("type", "object").put("description", "The tool's own arguments.");
        schema.putArray("required").add("server_name").add("tool_name");
        return schema.put("additionalProperties", false);
    }

    @Override
    public ToolSpec spec() {
        return spec;
    }

    /** The very tool: its effect, its parameters and the policy for it count. */
    @Override
    public Meant meant(ObjectNode arguments) throws ToolException {
        String server = arguments.path("server_name").asText();
        String name = arguments.path("tool_name").asText();
        for (McpTool tool : servers.getOrDefault(server, List.of())) {
            if (tool.definition().name().equals(name) || tool.spec().name().equals(name)) {
                return new Meant(tool, arguments.path("arguments") instanceof ObjectNode own ? own : Json.object());
            }
        }
        throw unknown(server, name);
    }

    @Override
    public String run(ObjectNode arguments, ToolContext context) throws ToolException, InterruptedException {
        Meant meant = meant(arguments);
        return meant.tool().run(meant.arguments(), context);
    }

    private ToolException unknown(String server, String tool) {
        List<McpTool> tools = servers.get(server);
        return new ToolException(
                tools == null
                        ? "there is no MCP server '" + server + "': use one of " + String.join(", ", servers.keySet())
                        : "MCP server '" + server + "' has no accepted tool '" + tool + "'; it has "
                                + Visible.text(names(tools), MAX_NAMED_CHARS));
    }
}
