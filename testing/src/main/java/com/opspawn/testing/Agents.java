package com.opspawn.testing;

import com.opspawn.agent.AgentParts;
import com.opspawn.agent.definition.AgentDefinition;
import com.opspawn.agent.definition.AgentFiles;
import com.opspawn.journal.InputDecision;
import com.opspawn.llm.ModelId;
import com.opspawn.llm.Models;
import com.opspawn.policy.Approval;
import com.opspawn.policy.Decision;
import com.opspawn.policy.Glob;
import com.opspawn.policy.OnUnknown;
import com.opspawn.policy.Policy;
import com.opspawn.policy.Rule;
import com.opspawn.tool.Effect;
import com.opspawn.tool.Tool;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** The agent of simulations: the usual one, which may do whatever its tools do. */
final class Agents {
    /** A person has half an hour, so that runs stay short. */
    private static final Approval APPROVAL = new Approval(Duration.ofMinutes(30), InputDecision.REJECT);

    private Agents() {}

    /** @param asked the tools whose calls a person is to allow */
    static Policy policy(List<String> asked, OnUnknown onUnknown) {
        List<Rule> rules = asked.stream()
                .map(tool -> new Rule(
                        "the simulation",
                        Glob.ANY,
                        Glob.ANY,
                        new Glob(tool),
                        Set.of(),
                        List.of(),
                        Decision.ASK,
                        Optional.empty()))
                .toList();
        return new Policy(EnumSet.allOf(Effect.class), Optional.empty(), rules, onUnknown, APPROVAL);
    }

    static AgentFiles.Read read(Models models, List<Tool> tools, Policy policy) {
        return switch (AgentFiles.read(Path.of("no such directory"), AgentParts.known(models, ModelId.DEMO, tools))) {
            case AgentFiles.Refused refused ->
                throw new IllegalStateException(refused.problems().toString());
            case AgentFiles.Read read -> {
                TreeMap<String, AgentDefinition> agents = new TreeMap<>(read.agents());
                agents.replaceAll((id, agent) -> with(agent, policy));
                yield new AgentFiles.Read(agents);
            }
        };
    }

    private static AgentDefinition with(AgentDefinition agent, Policy policy) {
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
                policy,
                agent.limits(),
                agent.outputSchema());
    }
}
