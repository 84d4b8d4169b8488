package com.opspawn.agent.definition;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.opspawn.llm.ModelId;
import com.opspawn.planner.Planner;
import com.opspawn.policy.Policy;
import java.util.List;
import java.util.Optional;

/**
 * An agent as its file describes it, or as a task's {@code agent_config} changed it. Names are checked as far as they can be
 * without asking anybody: that a model answers, or that an MCP server has a tool, shows when it is used.
 *
 * @param id the file's name without {@code .yaml}
 * @param description for people; empty where there is none
 * @param instructions what the model is told first; empty for the usual ones
 * @param fallbackModels asked in this order where the model gives no answer
 * @param tools those it has; of MCP servers' tools, those of {@code mcpServers} only
 * @param mcpServers the servers whose tools it may have
 * @param policy the shared rules first, then its own
 * @param outputSchema the JSON Schema of its answer; empty for an answer in plain text
 */
public record AgentDefinition(
        String id,
        String description,
        Optional<String> instructions,
        ModelChoice model,
        List<ModelId> fallbackModels,
        Planner planner,
        ToolChoice tools,
        List<String> mcpServers,
        MemoryChoice memory,
        Policy policy,
        LimitChoice limits,
        Optional<ObjectNode> outputSchema) {
    /** The agent of tasks that name none. It exists without a file too. */
    public static final String DEFAULT_ID = "assistant";

    /** Between an MCP server's name and its tool's. */
    static final String OF_SERVER = "__";

    public AgentDefinition {
        fallbackModels = List.copyOf(fallbackModels);
        mcpServers = List.copyOf(mcpServers);
        outputSchema = outputSchema.map(ObjectNode::deepCopy);
    }

    /** A copy: JSON nodes can be changed, a definition cannot. */
    @Override
    public Optional<ObjectNode> outputSchema() {
        return outputSchema.map(ObjectNode::deepCopy);
    }

    /** @param tool the name of a tool that exists */
    public boolean has(String tool) {
        boolean mayBe = !tool.contains(OF_SERVER) || isOfServer(tool, mcpServers);
        return mayBe && tools.has(tool);
    }

    static boolean isOfServer(String tool, List<String> servers) {
        return servers.stream().anyMatch(server -> tool.startsWith(server + OF_SERVER));
    }
}
