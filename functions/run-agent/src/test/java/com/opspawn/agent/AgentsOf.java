package com.opspawn.agent;

import com.opspawn.agent.definition.AgentFiles;
import com.opspawn.llm.ModelId;
import com.opspawn.llm.Models;
import com.opspawn.llm.Prices;
import com.opspawn.tool.Tool;
import com.opspawn.tool.Toolbox;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Agents without any file: there is the usual one. */
final class AgentsOf {
    private AgentsOf() {}

    static Agents of(Models models, ModelId defaultModel, List<Tool> tools) {
        return of(models, defaultModel, tools, Path.of("no such directory"));
    }

    static Agents of(Models models, ModelId defaultModel, List<Tool> tools, Path directory) {
        List<String> names = tools.stream().map(tool -> tool.spec().name()).toList();
        Surroundings around =
                new Surroundings(models, defaultModel, new ToolShed(tools, names, Optional.empty(), List.of()));
        return switch (AgentFiles.read(directory, around)) {
            case AgentFiles.Read read ->
                new DefinedAgents(
                        read,
                        around,
                        new AgentModels(models, Prices.builtIn()),
                        DefinedAgents.Memories.NONE,
                        Toolbox::new);
            case AgentFiles.Refused refused -> throw new AssertionError(refused.problems());
        };
    }
}
