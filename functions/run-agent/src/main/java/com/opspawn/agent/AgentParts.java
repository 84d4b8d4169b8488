package com.opspawn.agent;

import com.opspawn.agent.definition.AgentFiles;
import com.opspawn.agent.definition.Known;
import com.opspawn.llm.ModelId;
import com.opspawn.llm.Models;
import com.opspawn.llm.Prices;
import com.opspawn.tool.SideBySide;
import com.opspawn.tool.Tool;
import com.opspawn.tool.Toolbox;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/**
 * What agents are made of, for hosts that bring their own: no file is read, and no environment.
 *
 * @param files the agents, read with {@link #known} beside them
 * @param models those that can be asked
 * @param defaultModel of tasks whose agent names none
 * @param tools every tool that there is; an agent whose file lists none has all of them
 * @param sideBySide how model and tools are waited for
 * @param stepsAtOnce how many steps one invocation may run, from 1
 */
public record AgentParts(
        AgentFiles.Read files,
        Models models,
        ModelId defaultModel,
        List<Tool> tools,
        SideBySide sideBySide,
        int stepsAtOnce) {
    public AgentParts {
        tools = List.copyOf(tools);
    }

    /** What agents' files are held against, where they are read for these models and tools. */
    public static Known known(Models models, ModelId defaultModel, List<Tool> tools) {
        return around(models, defaultModel, tools);
    }

    private static Surroundings around(Models models, ModelId defaultModel, List<Tool> tools) {
        List<String> names = tools.stream().map(tool -> tool.spec().name()).toList();
        return new Surroundings(models, defaultModel, new ToolShed(tools, names, Optional.empty(), List.of()));
    }

    Agents agents(Clock clock) {
        return new DefinedAgents(
                files,
                around(models, defaultModel, tools),
                new AgentModels(models, Prices.builtIn()),
                DefinedAgents.Memories.NONE,
                its -> new Toolbox(its, clock, sideBySide));
    }
}
