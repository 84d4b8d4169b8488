package com.opspawn.log;

import com.opspawn.task.TaskKey;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/**
 * The ids that stand on every line of a log while something is done, by this thread and by those that it starts. Closing it
 * puts back what stood there before.
 */
public final class LogContext implements AutoCloseable {
    private final @Nullable Map<String, String> before = MDC.getCopyOfContextMap();

    private LogContext() {}

    /**
     * A function is called.
     *
     * @param function its name
     * @param requestId of this call
     */
    public static LogContext invocation(@Nullable String function, @Nullable String requestId) {
        LogContext context = new LogContext();
        MDC.clear();
        put("function", function);
        put("request_id", requestId);
        return context;
    }

    /** A task is worked on, until the context is closed. */
    public static LogContext task(TaskKey task) {
        return task(task.tenant(), task.taskId());
    }

    /** As {@link #task(TaskKey)}, for a message that says whose it is. */
    public static LogContext task(String tenant, String taskId) {
        LogContext context = new LogContext();
        tenant(tenant);
        put("task_id", taskId);
        return context;
    }

    /** Whose affairs these are, for the rest of the surrounding context. */
    public static void tenant(String tenant) {
        put("tenant", tenant);
    }

    /** Which of the task's steps this is, from 1, for the rest of the surrounding context. */
    public static void step(int number) {
        put("step", Integer.toString(number));
    }

    private static void put(String name, @Nullable String value) {
        if (value != null && !value.isEmpty()) {
            MDC.put(name, value);
        }
    }

    @Override
    public void close() {
        if (before == null) {
            MDC.clear();
        } else {
            MDC.setContextMap(before);
        }
    }
}
