package com.opspawn.local.store;

import com.opspawn.local.states.log.LoggedExecution;
import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;

/** The executions that a log tells of: those that are open, and the latest that have ended. */
final class ExecutionIndex {
    private final int keepEnded;
    private final Map<String, LoggedExecution> known = new LinkedHashMap<>();
    private final Queue<String> ended = new ArrayDeque<>();

    ExecutionIndex(int keepEnded) {
        this.keepEnded = keepEnded;
    }

    void apply(Transaction.ExecutionStarted started) {
        known.put(started.start().arn(), new LoggedExecution(started.start(), Optional.empty()));
    }

    void apply(Transaction.ExecutionEnded end) {
        known.computeIfPresent(end.arn(), (_, open) -> new LoggedExecution(open.start(), Optional.of(end.end())));
        ended.add(end.arn());
        if (ended.size() > keepEnded) {
            known.remove(ended.remove());
        }
    }

    /** In the order in which they were started. */
    List<LoggedExecution> executions() {
        return List.copyOf(known.values());
    }
}
