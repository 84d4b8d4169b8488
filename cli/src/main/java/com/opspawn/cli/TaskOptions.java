package com.opspawn.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.opspawn.json.Json;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What a task is made of, on the command line. */
final class TaskOptions {
    @Parameters(paramLabel = "GOAL", description = "What the agent must do.")
    private String goal = "";

    @Option(
            names = "--model",
            paramLabel = "PROVIDER/NAME",
            description = "The model for this task, such as openai/gpt-4.1-mini, or demo.")
    private @Nullable String model;

    @Option(
            names = {"--agent", "--agent-id"},
            paramLabel = "ID",
            description = "The agent that must do it.")
    private @Nullable String agentId;

    @Option(names = "--name", description = "A name for people.")
    private @Nullable String name;

    @Option(names = "--max-steps", paramLabel = "N", description = "The most model answers.")
    private @Nullable Integer maxSteps;

    ObjectNode body() {
        ObjectNode body = Json.object().put("task_type", "agent_task").put("prompt", goal);
        if (agentId != null) {
            body.put("agent_id", agentId);
        }
        if (name != null) {
            body.put("name", name);
        }
        if (model != null) {
            putModel(body.putObject("agent_config"), model);
        }
        if (maxSteps != null) {
            body.putObject("budget").put("max_steps", maxSteps);
        }
        return body;
    }

    private static void putModel(ObjectNode config, String model) {
        String[] parts = model.split("/", 2);
        config.put("llm_provider", parts[0]);
        if (parts.length == 2) {
            config.put("llm_model", parts[1]);
        }
    }
}
