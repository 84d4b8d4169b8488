package com.opspawn.agent;

import com.opspawn.llm.Model;
import com.opspawn.policy.Policy;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.UnaryOperator;

/** Agents that differ in one thing. */
final class Changed {
    private Changed() {}

    static UnaryOperator<Agent> models(Model... models) {
        return agentModels(List.of(models).stream().map(AgentModel::of).toList());
    }

    static UnaryOperator<Agent> agentModels(List<AgentModel> models) {
        return agent -> copy(agent, models, agent.room(), agent.memory(), agent.output());
    }

    static UnaryOperator<Agent> context(long tokens) {
        Room room = new Room(OptionalLong.of(tokens), Room.DEFAULT_COMPACT_AT);
        return agent -> copy(agent, agent.models(), room, agent.memory(), agent.output());
    }

    static UnaryOperator<Agent> memory(AgentMemory memory) {
        return agent -> copy(agent, agent.models(), agent.room(), Optional.of(memory), agent.output());
    }

    static UnaryOperator<Agent> output(OutputSchema schema) {
        return agent -> copy(agent, agent.models(), agent.room(), agent.memory(), Optional.of(schema));
    }

    static UnaryOperator<Agent> policy(Policy policy) {
        return agent -> new Agent(
                agent.id(),
                agent.instructions(),
                agent.planner(),
                agent.models(),
                agent.tools(),
                agent.hosts(),
                policy,
                agent.limits(),
                agent.maxOutputTokens(),
                agent.temperature(),
                agent.room(),
                agent.memory(),
                agent.output());
    }

    private static Agent copy(
            Agent agent,
            List<AgentModel> models,
            Room room,
            Optional<AgentMemory> memory,
            Optional<OutputSchema> output) {
        return new Agent(
                agent.id(),
                agent.instructions(),
                agent.planner(),
                models,
                agent.tools(),
                agent.hosts(),
                agent.policy(),
                agent.limits(),
                agent.maxOutputTokens(),
                agent.temperature(),
                room,
                memory,
                output);
    }
}
