package com.opspawn.tool;

import com.opspawn.journal.ToolCall;
import com.opspawn.task.TaskKey;
import java.time.Instant;
import java.util.List;

/** For tests in which it does not matter who calls. */
public final class Callers {
    private static final Instant DEADLINE = Instant.parse("2100-01-01T00:00:00Z");

    private Callers() {}

    public static Caller any() {
        return new Caller(
                new TaskKey("default", "task_00000000-0000-0000-0000-000000000001"), "assistant", 1, List.of());
    }

    public static ToolContext context() {
        return any().context(new ToolCall("call_1", "any", "{}"), DEADLINE);
    }

    /** With calls of earlier answers. */
    public static ToolContext context(List<ToolContext.Done> earlier) {
        Caller any = any();
        return new Caller(any.task(), any.agentId(), any.seq(), earlier)
                .context(new ToolCall("call_1", "any", "{}"), DEADLINE);
    }

    /** That may reach some hosts only. */
    public static ToolContext context(Hosts hosts) {
        Caller any = any();
        return new Caller(any.task(), any.agentId(), any.seq(), List.of(), hosts)
                .context(new ToolCall("call_1", "any", "{}"), DEADLINE);
    }
}
