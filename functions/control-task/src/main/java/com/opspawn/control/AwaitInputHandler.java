package com.opspawn.control;

import com.amazonaws.services.lambda.runtime.Context;
import com.opspawn.aws.MapHandler;
import com.opspawn.journal.Entry;
import com.opspawn.journal.History;
import com.opspawn.journal.Journal;
import com.opspawn.journal.Stores;
import com.opspawn.log.LogContext;
import com.opspawn.task.TaskKey;
import com.opspawn.task.Waits;
import com.opspawn.workflow.Wakes;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The workflow's {@code AwaitInput}: {@code {task: {tenant, task_id}, token}} → {@code {waits}}. Keeps the token, then looks
 * whether what the task waits for has happened meanwhile: whoever does it looks for the token after it was done, so that
 * one of the two always sees the other.
 */
public final class AwaitInputHandler extends MapHandler {
    private final Journal journal;
    private final Waits waits;
    private final Wakes wakes;

    public AwaitInputHandler() {
        this(System.getenv());
    }

    /** For hosts with several functions in one process. */
    public AwaitInputHandler(Map<String, String> environment) {
        this(Wiring.Waiting.of(environment));
    }

    /** For hosts that keep tasks, and run workflows, elsewhere than AWS does. */
    public AwaitInputHandler(Map<String, String> environment, Stores stores, Wakes wakes) {
        this(Wiring.Waiting.of(environment, stores, wakes));
    }

    private AwaitInputHandler(Wiring.Waiting wiring) {
        this(wiring.journal(), wiring.waits(), wiring.wakes());
    }

    /** For hosts that bring their own parts. */
    public AwaitInputHandler(Journal journal, Waits waits, Wakes wakes) {
        this.journal = journal;
        this.waits = waits;
        this.wakes = wakes;
    }

    @Override
    public Map<String, Object> handleRequest(Map<String, Object> input, Context context) {
        if (!(input.get("task") instanceof Map<?, ?> task) || !(input.get("token") instanceof String token)) {
            throw new IllegalArgumentException("input: needs task {tenant, task_id}, and token");
        }
        TaskKey key = new TaskKey(Objects.toString(task.get("tenant"), ""), Objects.toString(task.get("task_id"), ""));
        try (var _ = LogContext.invocation(context.getFunctionName(), context.getAwsRequestId());
                var _ = LogContext.task(key)) {
            return Map.of("waits", waits(key, token));
        }
    }

    private boolean waits(TaskKey key, String token) {
        waits.waiting(key, token);
        boolean stillWaits = stillWaits(key);
        if (!stillWaits) {
            wakes.wake(token);
        }
        return stillWaits;
    }

    private boolean stillWaits(TaskKey key) {
        List<Entry> entries = journal.read(key, 0);
        if (entries.isEmpty()) {
            throw new IllegalArgumentException("task " + key.taskId() + ": there is no such task");
        }
        return new History(key, entries).task().status().isWaiting();
    }
}
