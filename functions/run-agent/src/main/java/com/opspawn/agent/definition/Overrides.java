package com.opspawn.agent.definition;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.opspawn.http.FieldProblem;
import com.opspawn.policy.Glob;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * What a task's {@code agent_config} puts in place of its agent's single values. A task chooses among the tools that the agent
 * has, lowers its limits and turns its memory down; what it may do and whom it may reach is set in the agent's file alone.
 */
public final class Overrides {
    private static final String ROOT = "agent_config";
    private static final List<String> OF_THE_FILE = List.of("description", "mcp_servers", "policy");

    private final AgentDefinition agent;
    private final Section config;
    private final Known known;

    private Overrides(AgentDefinition agent, Section config, Known known) {
        this.agent = agent;
        this.config = config;
        this.known = known;
    }

    /**
     * The agent for one task. Of use only where no problem was added.
     *
     * @param agentConfig as the task gives it; never changed
     * @param problems where every problem is added, such as {@code agent_config.max_steps must be 1 to 500}
     */
    public static AgentDefinition apply(
            AgentDefinition agent, ObjectNode agentConfig, Known known, List<FieldProblem> problems) {
        Section config = new Section(agentConfig, ROOT, Section.Origin.TASK, problems);
        return new Overrides(agent, config, known).apply();
    }

    private AgentDefinition apply() {
        ModelOverride model = new ModelOverride(agent.model(), config, known);
        ModelChoice choice = model.id();
        ToolChoice tools = tools();
        OptionalLong steps = config.capped(
                "max_steps", 1, LimitChoice.MAX_STEPS, agent.limits().maxSteps());
        choice = model.settings(choice);
        AgentDefinition changed = new AgentDefinition(
                agent.id(),
                agent.description(),
                config.string("instructions", DefinitionReader.MAX_INSTRUCTIONS).or(agent::instructions),
                choice,
                new ModelReader(config, known).fallbacks(known::whyUnusable).orElse(agent.fallbackModels()),
                DefinitionReader.planner(config).orElse(agent.planner()),
                tools,
                agent.mcpServers(),
                config.section("memory").map(agent.memory()::narrowedBy).orElse(agent.memory()),
                agent.policy(),
                limits(steps),
                DefinitionReader.schema(config, known).or(agent::outputSchema));
        OF_THE_FILE.forEach(field -> config.refuse(field, "is set in the agent's file alone: leave it out"));
        config.refuseOthers();
        return changed;
    }

    private LimitChoice limits(OptionalLong steps) {
        Section limits = config.sectionOrNone("limits");
        config.refuseBoth("max_steps", limits, "max_steps");
        LimitChoice narrowed = agent.limits().narrowedBy(limits);
        return config.has("max_steps") ? narrowed.withSteps(steps) : narrowed;
    }

    private ToolChoice tools() {
        Optional<Map<String, String>> wanted = config.strings("tools");
        if (wanted.isEmpty()) {
            return agent.tools();
        }
        Collection<String> names = wanted.get().values();
        names.forEach(this::check);
        return agent.tools().choosing(List.copyOf(names));
    }

    private void check(String tool) {
        Glob pattern = new Glob(tool);
        boolean ofServer = AgentDefinition.isOfServer(tool, agent.mcpServers())
                && agent.tools().mayHave(pattern);
        if (ofServer || known.tools().stream().anyMatch(name -> pattern.fits(name) && agent.has(name))) {
            return;
        }
        List<String> names = Stream.concat(
                        known.tools().stream().filter(agent::has),
                        agent.mcpServers().stream().map(ToolReader::allOf))
                .toList();
        boolean exists =
                known.tools().stream().anyMatch(pattern::fits) || AgentDefinition.isOfServer(tool, known.mcpServers());
        config.note("tools", "invalid", exists ? notIts(tool, names) : ToolReader.unknown(tool, names));
    }

    private String notIts(String tool, List<String> names) {
        String use = names.isEmpty() ? "it has none" : "use " + String.join(", ", names);
        return "names '" + tool + "', which agent '" + agent.id() + "' does not have: " + use;
    }
}
