package com.opspawn.testing;

import com.opspawn.agent.AgentParts;
import com.opspawn.agent.definition.AgentDefinition;
import com.opspawn.agent.definition.AgentFiles;
import com.opspawn.llm.ModelId;
import com.opspawn.llm.Models;
import com.opspawn.policy.Approval;
import com.opspawn.policy.OnUnknown;
import com.opspawn.policy.Policy;
import com.opspawn.tool.Effect;
import com.opspawn.tool.Tool;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** The agent of simulations: the usual one, which may do whatever its tools do. */
final class Agents {
    private static final Policy ANYTHING =
            new Policy(EnumSet.allOf(Effect.class), Optional.empty(), List.of(), OnUnknown.TELL, Approval.USUAL);

    private Agents() {}

    static AgentFiles.Read read(Models models, List<Tool> tools) {
        return switch (AgentFiles.read(Path.of("no such directory"), AgentParts.known(models, ModelId.DEMO, tools))) {
            case AgentFiles.Refused refused ->
                throw new IllegalStateException(refused.problems().toString());
            case AgentFiles.Read read -> {
                TreeMap<String, AgentDefinition> agents = new TreeMap<>(read.agents());
                agents.replaceAll((id, agent) -> free(agent));
                yield new AgentFiles.Read(agents);
            }
        };
    }

    private static AgentDefinition free(AgentDefinition agent) {
        return new AgentDefinition(
                agent.id(),
                agent.description(),
                agent.instructions(),
                agent.model(),
                agent.fallbackModels(),
                agent.planner(),
                agent.tools(),
                agent.mcpServers(),
                agent.memory(),
                ANYTHING,
                agent.limits(),
                agent.outputSchema());
    }
}
