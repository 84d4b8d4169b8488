package com.opspawn.agent;

import com.opspawn.journal.Entry;
import com.opspawn.journal.Fact;
import com.opspawn.journal.History;
import com.opspawn.planner.Briefing;
import com.opspawn.planner.Planner;
import com.opspawn.policy.Policy;
import com.opspawn.tool.Hosts;
import com.opspawn.tool.Toolbox;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * Who does a task.
 *
 * @param id as tasks name it
 * @param instructions always the same, so that the prompt's beginning is always the same: no date, no name, no task
 * @param planner how it gets from a goal to a result
 * @param models what it thinks with: the first, and the others in turn where one gives no answer
 * @param tools what it can do
 * @param hosts what its tools may reach over the network
 * @param policy what its calls may do
 * @param limits the most that the task may take
 * @param maxOutputTokens of one answer
 * @param temperature of its model
 * @param room when its conversation is summarised
 * @param memory of earlier tasks; empty where it has none
 * @param output what its result must look like; empty for any text
 */
record Agent(
        String id,
        String instructions,
        Planner planner,
        List<AgentModel> models,
        Toolbox tools,
        Hosts hosts,
        Policy policy,
        Limits limits,
        OptionalInt maxOutputTokens,
        OptionalDouble temperature,
        Room room,
        Optional<AgentMemory> memory,
        Optional<OutputSchema> output) {
    Agent {
        models = List.copyOf(models);
        if (models.isEmpty()) {
            throw new IllegalArgumentException("agent " + id + ": has no model");
        }
    }

    /** The same for a task that has waited so long for people. */
    Agent afterWaiting(Duration waited) {
        return new Agent(
                id,
                instructions,
                planner,
                models,
                tools,
                hosts,
                policy,
                limits.afterWaiting(waited),
                maxOutputTokens,
                temperature,
                room,
                memory,
                output);
    }

    /** Whose turn it is: the first, until the journal says that another took over. */
    AgentModel model(History history) {
        return models.get(Math.min(changes(history), models.size() - 1));
    }

    /** Who takes over where the model whose turn it is gives no answer. */
    Optional<AgentModel> fallback(History history) {
        int next = changes(history) + 1;
        return next < models.size() ? Optional.of(models.get(next)) : Optional.empty();
    }

    private static int changes(History history) {
        return (int) history.entries().stream()
                .map(Entry::fact)
                .filter(Fact.ModelChanged.class::isInstance)
                .count();
    }

    Briefing briefing(History history) {
        String all = output.map(schema -> instructions + "\n\n" + schema.instructions())
                .orElse(instructions);
        return new Briefing(all, history, tools.specs(), maxOutputTokens, temperature);
    }
}
