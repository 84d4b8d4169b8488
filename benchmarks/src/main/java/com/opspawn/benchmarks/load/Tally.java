package com.opspawn.benchmarks.load;

import com.opspawn.benchmarks.report.Spread;
import com.opspawn.benchmarks.report.Table;
import com.opspawn.benchmarks.report.Timings;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** Answers by operation and status, and how long they took. Safe for many threads. */
final class Tally {
    /** The status of a request that had no answer. */
    static final int NO_ANSWER = 0;

    private static final int SERVER_ERRORS = 500;

    private final Map<Operation, Timings> times = new EnumMap<>(Operation.class);
    private final Map<String, LongAdder> statuses = new ConcurrentHashMap<>();
    private final LongAdder serverErrors = new LongAdder();
    private final LongAdder unanswered = new LongAdder();

    Tally() {
        for (Operation operation : Operation.values()) {
            times.put(operation, new Timings());
        }
    }

    /** One answer of a try, 429 and 503 among them. */
    void answered(Operation operation, int status) {
        statuses.computeIfAbsent(operation + " " + (status == NO_ANSWER ? "no answer" : status), key -> new LongAdder())
                .increment();
        if (status >= SERVER_ERRORS) {
            serverErrors.increment();
        } else if (status == NO_ANSWER) {
            unanswered.increment();
        }
    }

    /** An operation with all its tries. */
    void took(Operation operation, long nanos) {
        timings(operation).add(nanos);
    }

    private Timings timings(Operation operation) {
        return times.getOrDefault(operation, new Timings());
    }

    long count(Operation operation) {
        return timings(operation).count();
    }

    long serverErrors() {
        return serverErrors.sum();
    }

    long unanswered() {
        return unanswered.sum();
    }

    Table times(double seconds) {
        Table table = new Table("operation", "count", "a second", "ms p50/p95/p99");
        for (Operation operation : Operation.values()) {
            Timings taken = timings(operation);
            if (taken.count() > 0) {
                table.row(operation, taken.count(), Spread.number(taken.count() / seconds), taken);
            }
        }
        return table;
    }

    Table statuses() {
        Table table = new Table("operation and status", "answers");
        new TreeMap<>(statuses).forEach((name, count) -> table.row(name, count.sum()));
        return table;
    }
}
