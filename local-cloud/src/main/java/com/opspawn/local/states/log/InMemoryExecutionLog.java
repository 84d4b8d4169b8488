package com.opspawn.local.states.log;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;

/** Survives the service but not the process: for tests, and for a service that is to forget. */
public final class InMemoryExecutionLog implements ExecutionLog {
    private final Map<String, LoggedExecution> executions = new LinkedHashMap<>();
    private final Queue<String> ended = new ArrayDeque<>();
    private final int keepEnded;

    /**
     * An empty log.
     *
     * @param keepEnded how many ended executions to keep
     */
    public InMemoryExecutionLog(int keepEnded) {
        this.keepEnded = keepEnded;
    }

    @Override
    public synchronized List<LoggedExecution> executions() {
        return new ArrayList<>(executions.values());
    }

    @Override
    public synchronized void started(ExecutionStart start) {
        executions.put(start.arn(), new LoggedExecution(start, Optional.empty()));
    }

    @Override
    public synchronized void ended(String arn, ExecutionEnd end) {
        executions.computeIfPresent(arn, (key, open) -> new LoggedExecution(open.start(), Optional.of(end)));
        ended.add(arn);
        if (ended.size() > keepEnded) {
            executions.remove(ended.remove());
        }
    }

    @Override
    public void close() {}
}
