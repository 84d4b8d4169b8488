package com.opspawn.mcp;

import com.opspawn.mcp.wire.Endpoint;
import com.opspawn.mcp.wire.Secrets;
import com.opspawn.tool.Effect;
import java.time.Duration;
import java.util.Map;

/**
 * One server of the servers file.
 *
 * @param name what its tools' names begin with
 * @param endpoint how it is reached
 * @param timeout the longest that one call may take
 * @param effects the operator's own word on what tools do, by the tool's name; {@code *} is any other one
 * @param secrets what it was given and must not show up in any text
 */
public record McpServer(
        String name, Endpoint endpoint, Duration timeout, Map<String, Effect> effects, Secrets secrets) {
    static final String ANY_TOOL = "*";

    public McpServer {
        effects = Map.copyOf(effects);
    }

    /** The operator's word, else the server's own, which is {@code once} where it does not say. */
    Effect effect(ToolDefinition tool) {
        Effect own = effects.get(tool.name());
        return own != null ? own : effects.getOrDefault(ANY_TOOL, tool.effect());
    }
}
