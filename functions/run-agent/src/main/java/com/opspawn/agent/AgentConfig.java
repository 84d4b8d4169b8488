package com.opspawn.agent;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.opspawn.http.FieldProblem;
import com.opspawn.http.Fields;
import com.opspawn.json.Json;
import com.opspawn.llm.Model;
import com.opspawn.llm.ModelId;
import com.opspawn.llm.Models;
import com.opspawn.llm.Provider;
import com.opspawn.task.Task;
import com.opspawn.tool.Tool;
import com.opspawn.tool.Toolbox;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/** Makes a task's agent: the defaults, and what the task's {@code agent_config} puts in their place. */
final class AgentConfig {
    private static final String PLANNER = "react";
    private static final int MAX_STEPS = 500;
    private static final int MAX_OUTPUT_TOKENS = 1_000_000;
    private static final int MAX_NAME_LENGTH = 200;

    private final Models models;
    private final ModelId defaultModel;
    private final List<Tool> tools;

    AgentConfig(Models models, ModelId defaultModel, List<Tool> tools) {
        this.models = models;
        this.defaultModel = defaultModel;
        this.tools = List.copyOf(tools);
    }

    /** An agent, or why there can be none. */
    sealed interface Made {
        record Ready(Agent agent) implements Made {}

        /** @param message every problem, with its fix */
        record Impossible(String message) implements Made {}
    }

    Made make(Task task) {
        List<FieldProblem> problems = new ArrayList<>();
        ObjectNode json = task.submission().agentConfig().orElseGet(Json::object);
        Fields fields = new Fields(json, "agent_config.", problems);
        Optional<Model> model = model(fields, problems);
        Toolbox toolbox = toolbox(fields);
        OptionalLong steps = fields.positiveInteger("max_steps", MAX_STEPS);
        OptionalLong outputTokens = fields.positiveInteger("max_tokens", MAX_OUTPUT_TOKENS);
        OptionalDouble temperature = fields.number("temperature", 0, 2);
        fields.string("planner", MAX_NAME_LENGTH)
                .filter(name -> !name.equals(PLANNER))
                .ifPresent(name -> fields.note("planner", "invalid", "'" + name + "' is unknown: use " + PLANNER));
        fields.refuseOthers();
        if (model.isEmpty() || !problems.isEmpty()) {
            return new Made.Impossible(
                    problems.stream().map(FieldProblem::detail).collect(Collectors.joining("; ")));
        }
        Limits limits = Limits.of(task, steps);
        return new Made.Ready(new Agent(model.get(), toolbox, limits, toInt(outputTokens), temperature));
    }

    private static OptionalInt toInt(OptionalLong value) {
        return value.isPresent() ? OptionalInt.of((int) value.getAsLong()) : OptionalInt.empty();
    }

    private Optional<Model> model(Fields fields, List<FieldProblem> problems) {
        Optional<String> provider = fields.string("llm_provider", MAX_NAME_LENGTH);
        Optional<String> name = fields.string("llm_model", MAX_NAME_LENGTH);
        ModelId id = provider.map(given -> new ModelId(given, name.orElseGet(() -> Provider.usualModel(given))))
                .or(() -> name.map(given -> ModelId.parse(given).orElse(new ModelId(defaultModel.provider(), given))))
                .orElse(defaultModel);
        return switch (models.find(id)) {
            case Models.Found.Usable usable -> Optional.of(usable.model());
            case Models.Found.Unusable unusable -> {
                String given = provider.isPresent() ? "llm_provider" : "llm_model";
                if (provider.isPresent() || name.isPresent()) {
                    fields.note(given, "invalid", "leads to no model: " + unusable.fix());
                } else {
                    String detail = "the default model " + defaultModel + " cannot be used: " + unusable.fix();
                    problems.add(new FieldProblem("OPSPAWN_MODEL", "invalid", detail));
                }
                yield Optional.empty();
            }
        };
    }

    private Toolbox toolbox(Fields fields) {
        Optional<List<String>> wanted = fields.strings("tools");
        List<String> known = tools.stream().map(tool -> tool.spec().name()).toList();
        wanted.orElse(List.of()).stream()
                .filter(name -> !known.contains(name))
                .forEach(name -> fields.note(
                        "tools", "invalid", "names '" + name + "', which is unknown: use " + String.join(", ", known)));
        return new Toolbox(tools.stream()
                .filter(tool ->
                        wanted.isEmpty() || wanted.get().contains(tool.spec().name()))
                .toList());
    }
}
