package com.opspawn.agent;

import com.opspawn.agent.definition.AgentDefinition;
import com.opspawn.tool.Tool;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Every tool that agents can have.
 *
 * @param tools all but those of MCP servers, in the order in which models are told of them
 * @param usual the names of those that an agent has whose file lists none
 * @param byServer the tools of each MCP server
 * @param absent the names of tools that exist and cannot be had here, such as memory's where there is no memory: an agent's
 *     file may list them, and does without
 */
record ToolShed(List<Tool> tools, List<String> usual, Map<String, List<Tool>> byServer, List<String> absent) {
    ToolShed {
        tools = List.copyOf(tools);
        usual = List.copyOf(usual);
        absent = List.copyOf(absent);
        byServer = new LinkedHashMap<>(byServer);
    }

    List<String> names() {
        return Stream.concat(tools.stream().map(tool -> tool.spec().name()), absent.stream())
                .toList();
    }

    List<String> servers() {
        return List.copyOf(byServer.keySet());
    }

    /** Those that the agent has, always in the same order. */
    List<Tool> of(AgentDefinition agent) {
        List<Tool> all = new ArrayList<>(tools);
        byServer.values().forEach(all::addAll);
        return all.stream().filter(tool -> agent.has(tool.spec().name())).toList();
    }
}
