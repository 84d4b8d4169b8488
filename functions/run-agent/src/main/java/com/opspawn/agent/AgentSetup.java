package com.opspawn.agent;

import com.opspawn.agent.definition.AgentFiles;
import com.opspawn.llm.ConfiguredModels;
import com.opspawn.llm.ModelSettings;
import com.opspawn.mcp.McpServers;
import com.opspawn.mcp.McpTools;
import com.opspawn.memory.LongTermMemories;
import com.opspawn.memory.LongTermMemory;
import com.opspawn.memory.MemorySettings;
import com.opspawn.memory.VectorStore;
import com.opspawn.memory.tool.MemoryTools;
import com.opspawn.settings.Environment;
import com.opspawn.tool.SideBySide;
import com.opspawn.tool.Tool;
import com.opspawn.tool.Toolbox;
import com.opspawn.tool.builtin.BuiltinTools;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;

/** Reads the agents and all that they can have, once, at start. Every mistake becomes a problem of the environment. */
final class AgentSetup {
    private static final List<String> MEMORY_TOOLS = List.of("remember", "recall");

    private final Map<String, String> variables;
    private final Environment environment;
    private final Supplier<VectorStore> memories;
    private final Clock clock;

    /**
     * @param environment of the same variables, where problems are noted
     * @param memories where those are kept that stand beside the tasks
     */
    AgentSetup(Map<String, String> variables, Environment environment, Supplier<VectorStore> memories, Clock clock) {
        this.variables = variables;
        this.environment = environment;
        this.memories = memories;
        this.clock = clock;
    }

    Agents read(SideBySide sideBySide) {
        ModelSettings modelSettings = ModelSettings.read(environment);
        ConfiguredModels models = new ConfiguredModels(modelSettings, clock);
        Optional<LongTermMemory> memory =
                LongTermMemories.of(MemorySettings.read(environment, modelSettings), memories, variables);
        Surroundings around = new Surroundings(models, modelSettings.defaultModel(), tools(memory));
        AgentFiles.Read files = files(around);
        AgentModels priced = new AgentModels(models, modelSettings.prices());
        return new DefinedAgents(
                files, around, priced, StoredMemory.of(memory), its -> new Toolbox(its, clock, sideBySide));
    }

    private ToolShed tools(Optional<LongTermMemory> memory) {
        List<Tool> tools = new ArrayList<>(BuiltinTools.all(clock));
        memory.ifPresent(kept -> tools.addAll(MemoryTools.of(kept, clock)));
        List<Tool> users = UserJars.load(environment, names(tools));
        tools.addAll(users);
        // Who puts a jar beside the function wants its tools used.
        List<String> usual = new ArrayList<>(BuiltinTools.DEFAULTS);
        usual.addAll(names(users));
        Optional<McpTools> mcp = mcpTools();
        List<String> absent = new ArrayList<>(memory.isPresent() ? List.of() : MEMORY_TOOLS);
        mcp.ifPresent(_ -> absent.add(McpTools.PROXY));
        return new ToolShed(tools, usual, mcp, absent);
    }

    private static List<String> names(List<Tool> tools) {
        return tools.stream().map(tool -> tool.spec().name()).toList();
    }

    /** None where there is no servers file. */
    private Optional<McpTools> mcpTools() {
        Path file = environment.path("OPSPAWN_MCP_SERVERS", "mcp_servers.json");
        if (!Files.exists(file)) {
            environment
                    .optional("OPSPAWN_MCP_SERVERS")
                    .filter(_ -> !isUsual(file))
                    .ifPresent(name -> environment.problem("OPSPAWN_MCP_SERVERS '" + name + "' is no file"));
            return Optional.empty();
        }
        return switch (McpServers.read(file, variables)) {
            case McpServers.Read.Usable usable -> Optional.of(mcpTools(usable.servers()));
            case McpServers.Read.Unusable unusable -> {
                unusable.problems().forEach(environment::problem);
                yield Optional.empty();
            }
        };
    }

    /** The template names it whether or not there is one. */
    private static boolean isUsual(Path file) {
        return file.endsWith("mcp_servers.json");
    }

    private McpTools mcpTools(McpServers servers) {
        try {
            return McpTools.of(servers, clock);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("told to stop while MCP servers were asked for their tools", e);
        }
    }

    private AgentFiles.Read files(Surroundings around) {
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
