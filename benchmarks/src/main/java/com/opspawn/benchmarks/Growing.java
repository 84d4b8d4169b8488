package com.opspawn.benchmarks;

import com.opspawn.benchmarks.model.Watcher;
import com.opspawn.benchmarks.report.Timings;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;

/** Times steps by their place in the task, and knows when a task's model has said its last. */
final class Growing implements Watcher {
    /** Neighbours count as well: a single step's time is chance. */
    private static final int EITHER_SIDE = 2;

    private final Map<Integer, Timings> byStep = new ConcurrentSkipListMap<>();
    private final Map<String, CompletableFuture<Void>> open = new ConcurrentHashMap<>();

    CompletableFuture<Void> lastAnswer(String task) {
        return open.computeIfAbsent(task, name -> new CompletableFuture<>());
    }

    /** The time of steps about a place, counted from 1. */
    Timings at(int step) {
        Timings about = new Timings();
        for (int i = step - EITHER_SIDE; i <= step + EITHER_SIDE; i++) {
            Timings times = byStep.get(i);
            if (times != null) {
                about.add(times);
            }
        }
        return about;
    }

    Timings all() {
        Timings all = new Timings();
        byStep.values().forEach(all::add);
        return all;
    }

    @Override
    public void stepped(String task, int turn, long nanos) {
        byStep.computeIfAbsent(turn + 1, step -> new Timings()).add(nanos);
    }

    @Override
    public void ended(String task) {
        lastAnswer(task).complete(null);
    }
}
