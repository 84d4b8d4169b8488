package com.opspawn.tool;

import com.opspawn.journal.ToolCall;
import com.opspawn.task.TaskKey;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;

/**
 * Whose calls are run.
 *
 * @param task whose they are
 * @param agentId the agent that does it
 * @param seq the journal entry of the answer that asked for them
 * @param earlier what was called in earlier answers, in order
 * @param hosts what its tools may reach over the network
 */
public record Caller(TaskKey task, String agentId, long seq, List<ToolContext.Done> earlier, Hosts hosts) {
    public Caller {
        earlier = List.copyOf(earlier);
    }

    /** One whose tools may reach every public host. */
    public Caller(TaskKey task, String agentId, long seq, List<ToolContext.Done> earlier) {
        this(task, agentId, seq, earlier, Hosts.ANY);
    }

    ToolContext context(ToolCall call, Instant deadline) {
        return new ToolContext(task, agentId, effectKey(call), earlier, deadline, hosts);
    }

    /** From what never changes: whoever runs the call again, and whenever, has the same key. 64 hexadecimal digits. */
    private String effectKey(ToolCall call) {
        String name = String.join("\n", task.tenant(), task.taskId(), Long.toString(seq), call.id());
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(name.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
