package com.opspawn.agent;

import com.opspawn.agent.definition.AgentFiles;
import com.opspawn.llm.ModelId;
import com.opspawn.llm.Models;
import com.opspawn.settings.Environment;
import com.opspawn.tool.Tool;
import com.opspawn.tool.builtin.BuiltinTools;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Reads the agents and all that they can have, once, at start. Every mistake becomes a problem of the environment. */
final class AgentSetup {
    /** Of an agent whose file lists no tools: what nearly every task can use, and what costs few tokens to describe. */
    private static final Set<String> USUAL = Set.of("calculator", "current_time", "http_get", "notes");

    private AgentSetup() {}

    static Agents read(Environment environment, Models models, ModelId defaultModel, Clock clock) {
        List<Tool> tools = BuiltinTools.all(clock);
        List<String> usual = tools.stream()
                .map(tool -> tool.spec().name())
                .filter(USUAL::contains)
                .toList();
        Surroundings around = new Surroundings(models, defaultModel, new ToolShed(tools, usual, Map.of()));
        AgentFiles.Read files = files(environment, around);
        return new DefinedAgents(files, around, new AgentModels(models), DefinedAgents.Memories.NONE);
    }

    private static AgentFiles.Read files(Environment environment, Surroundings around) {
        Path directory = environment.path("OPSPAWN_AGENTS", "agents");
        return switch (AgentFiles.read(directory, around)) {
            case AgentFiles.Read read -> read;
            case AgentFiles.Refused refused -> {
                refused.problems().forEach(problem -> environment.problem(problem.toString()));
                yield new AgentFiles.Read(new TreeMap<>());
            }
        };
    }
}
