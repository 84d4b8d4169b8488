package com.opspawn.tool;

import com.opspawn.journal.ToolCall;
import com.opspawn.journal.ToolResult;
import com.opspawn.task.TaskKey;
import java.time.Instant;
import java.util.List;

/**
 * For whom a tool runs.
 *
 * @param task whose call it is; its tenant is the verified one
 * @param agentId the agent that does the task
 * @param effectKey names this call for ever, the same whenever it is run again: for systems that take an idempotency key
 * @param earlier the task's calls of earlier answers with their results, in order, for tools whose state is the task's own
 * @param deadline when the call is stopped
 * @param hosts what it may reach over the network
 */
public record ToolContext(
        TaskKey task, String agentId, String effectKey, List<Done> earlier, Instant deadline, Hosts hosts) {
    public ToolContext {
        earlier = List.copyOf(earlier);
    }

    /** A call that has ended. */
    public record Done(ToolCall call, ToolResult result) {}
}
