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
    private static final String REQUEST_ID = "request_id";
    private static final String TENANT = "tenant";
    private static final String TASK_ID = "task_id";

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
        put(REQUEST_ID, requestId);
        return context;
    }

    /** A task is worked on, until the context is closed. */
    public static LogContext task(TaskKey task) {
        return task(task.tenant(), task.taskId());
    }

    /** As {@link #task(TaskKey)}, for a message that says whose it is. */
    public static LogContext task(String tenant, String taskId) {
        LogContext context = new LogContext();
        put(TENANT, tenant);
        put(TASK_ID, taskId);
        return context;
    }

    /** Whose affairs these are, for the rest of the call that this is; nothing outside of one. */
    public static void tenant(String tenant) {
        if (MDC.get(REQUEST_ID) != null) {
            put(TENANT, tenant);
        }
    }

    /** Which of its task's steps this is, from 1, for the rest of the work on it; nothing outside of that. */
    public static void step(int number) {
        if (MDC.get(TASK_ID) != null) {
            put("step", Integer.toString(number));
        }
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
