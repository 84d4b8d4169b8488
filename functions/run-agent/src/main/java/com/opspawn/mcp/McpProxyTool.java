package com.opspawn.mcp;

import com.fasterxml.jackson.databind.JsonNode;
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
import java.util.Optional;
import java.util.function.UnaryOperator;
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
    private final UnaryOperator<Tool> guard;
    private final ToolSpec spec;

    /**
     * @param servers the accepted tools by server, in order; none where a server cannot be used
     * @param guard is put around a tool before it is called
     */
    McpProxyTool(Map<String, List<McpTool>> servers, UnaryOperator<Tool> guard) {
        this.servers = servers;
        this.guard = guard;
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

    /** That of the tool which is meant. */
    @Override
    public Effect effect(ObjectNode arguments) {
        return meant(arguments).map(tool -> tool.spec().effect()).orElse(Effect.ONCE);
    }

    private Optional<McpTool> meant(ObjectNode arguments) {
        String name = arguments.path("tool_name").asText();
        return servers.getOrDefault(arguments.path("server_name").asText(), List.of()).stream()
                .filter(tool -> tool.definition().name().equals(name)
                        || tool.spec().name().equals(name))
                .findFirst();
    }

    @Override
    public String run(ObjectNode arguments, ToolContext context) throws ToolException, InterruptedException {
        Optional<McpTool> tool = meant(arguments);
        if (tool.isEmpty()) {
            throw unknown(
                    arguments.path("server_name").asText(),
                    arguments.path("tool_name").asText());
        }
        JsonNode own = arguments.path("arguments");
        return guard.apply(tool.get()).run(own instanceof ObjectNode object ? object : Json.object(), context);
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
