package com.opspawn.task;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.opspawn.trace.TraceContext;
import java.time.Instant;
import java.util.Optional;

/**
 * What a user asked for. Checked at the door, so whoever reads it later need not.
 *
 * @param taskType {@code agent_task}, or its older name {@code agent_run}
 * @param name a name for people
 * @param agentId the agent that must do it
 * @param inputData the goal under {@code prompt} or {@code goal}, and whatever the user put beside it
 * @param agentConfig single values of the agent's configuration that this task overrides; checked by the agent
 * @param budget the most it may spend
 * @param deadline when it is of no use any more
 * @param metadata the user's own labels, never looked at
 * @param webhook where changes of its status are told
 * @param trace which trace its caller is in; comes beside the body, and is no part of it
 */
public record Submission(
        String taskType,
        Optional<String> name,
        Optional<String> agentId,
        ObjectNode inputData,
        Optional<ObjectNode> agentConfig,
        Budget budget,
        Optional<Instant> deadline,
        Optional<ObjectNode> metadata,
        Optional<Webhook> webhook,
        Optional<TraceContext> trace) {

    /** Without a webhook of its own, by a caller without a trace. */
    public Submission(
            String taskType,
            Optional<String> name,
            Optional<String> agentId,
            ObjectNode inputData,
            Optional<ObjectNode> agentConfig,
            Budget budget,
            Optional<Instant> deadline,
            Optional<ObjectNode> metadata) {
        this(
                taskType,
                name,
                agentId,
                inputData,
                agentConfig,
                budget,
                deadline,
                metadata,
                Optional.empty(),
                Optional.empty());
    }

    public Submission {
        inputData = inputData.deepCopy();
        agentConfig = agentConfig.map(ObjectNode::deepCopy);
        metadata = metadata.map(ObjectNode::deepCopy);
        if (goal(inputData).isBlank()) {
            throw new IllegalArgumentException("input_data: needs a prompt or a goal");
        }
    }

    /** The same, by a caller who is in a trace. */
    public Submission in(Optional<TraceContext> callers) {
        return new Submission(
                taskType, name, agentId, inputData, agentConfig, budget, deadline, metadata, webhook, callers);
    }

    /** A copy: JSON nodes can be changed, a submission cannot. */
    @Override
    public ObjectNode inputData() {
        return inputData.deepCopy();
    }

    /** What the agent is asked to do. */
    public String goal() {
        return goal(inputData);
    }

    private static String goal(ObjectNode inputData) {
        String prompt = inputData.path("prompt").asText("");
        return prompt.isBlank() ? inputData.path("goal").asText("") : prompt;
    }
}
