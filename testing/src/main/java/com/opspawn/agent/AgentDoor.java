package com.opspawn.agent;

import com.opspawn.agent.definition.AgentFiles;
import com.opspawn.journal.Journal;
import com.opspawn.llm.ModelId;
import com.opspawn.llm.Models;
import com.opspawn.llm.Prices;
import com.opspawn.tool.Tool;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

public final class AgentDoor {
    private AgentDoor() {}

    public static RunAgentHandler handler(
            Journal journal, Models models, List<Tool> tools, RandomGenerator random, Clock clock) {
        List<String> names = tools.stream().map(tool -> tool.spec().name()).toList();
        Surroundings around =
                new Surroundings(models, ModelId.DEMO, new ToolShed(tools, names, Optional.empty(), List.of()));
        AgentFiles.Read read = (AgentFiles.Read) AgentFiles.read(Path.of("no such directory"), around);
        Agents agents =
                new DefinedAgents(read, around, new AgentModels(models, Prices.builtIn()), DefinedAgents.Memories.NONE);
        return new RunAgentHandler(new Step(journal, agents, new ModelRetry(random), clock));
    }
}
