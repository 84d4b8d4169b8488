package com.opspawn.agent;

import com.opspawn.agent.definition.AgentDefinition;
import com.opspawn.mcp.McpTools;
import com.opspawn.tool.Tool;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Every tool that agents can have.
 *
 * @param tools all but those of MCP servers, in the order in which models are told of them
 * @param usual the names of those that an agent has whose file lists none
 * @param mcp the tools of MCP servers; empty where there are none
 * @param absent the names of tools that exist and cannot be had here, such as memory's where there is no memory: an agent's
 *     file may list them, and does without
 */
record ToolShed(List<Tool> tools, List<String> usual, Optional<McpTools> mcp, List<String> absent) {
    ToolShed {
        tools = List.copyOf(tools);
        usual = List.copyOf(usual);
        absent = List.copyOf(absent);
    }

    List<String> names() {
        return Stream.concat(tools.stream().map(tool -> tool.spec().name()), absent.stream())
                .toList();
    }

    List<String> servers() {
        return mcp.map(McpTools::servers).orElse(List.of());
    }

    /** Those that the agent has, always in the same order. */
    List<Tool> of(AgentDefinition agent) {
        List<Tool> all = new ArrayList<>(tools);
        mcp.ifPresent(servers -> all.addAll(servers.all()));
        List<Tool> its = new ArrayList<>(
                all.stream().filter(tool -> agent.has(tool.spec().name())).toList());
        if (agent.has(McpTools.PROXY)) {
            mcp.ifPresent(servers -> its.add(servers.proxy(agent::has)));
        }
        return its;
    }
}
