package com.opspawn.testing.cloud;

import com.opspawn.testing.actor.Actor;
import com.opspawn.testing.actor.Died;
import com.opspawn.testing.actor.Sandbox;
import com.opspawn.testing.actor.Scheduler;
import com.opspawn.tool.SideBySide;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Each piece of work is an actor of the invocation that has it done, and its time-out is one of virtual time. */
public final class InVirtualTime implements SideBySide {
    private final Scheduler scheduler;

    public InVirtualTime(Scheduler scheduler) {
        this.scheduler = scheduler;
    }

    @Override
    public <T> void run(List<Work<T>> all, Consumer<Ended<T>> whenEnded) throws InterruptedException {
        Instant start = scheduler.now();
        Queue<Ended<T>> ends = new ArrayDeque<>();
        Map<Integer, Actor> running = start(all, start, ends);
        try {
            while (!running.isEmpty()) {
                int nearest = running.keySet().stream()
                        .min(Comparator.comparing(index -> all.get(index).timeout()))
                        .orElseThrow();
                scheduler.block(
                        () -> !ends.isEmpty(), start.plus(all.get(nearest).timeout()));
                @Nullable Ended<T> end = ends.poll();
                ended(end == null ? new Ended.TimedOut<>(nearest, took(start)) : end, running, whenEnded);
            }
        } finally {
            running.values().forEach(Actor::interrupt);
        }
    }

    private <T> Map<Integer, Actor> start(List<Work<T>> all, Instant start, Queue<Ended<T>> ends) {
        Sandbox mine = scheduler.running().sandbox();
        Map<Integer, Actor> running = new TreeMap<>();
        for (int i = 0; i < all.size(); i++) {
            int index = i;
            Callable<T> body = all.get(i).body();
            running.put(i, scheduler.start(mine, "work-" + i, () -> ends.add(end(index, body, start))));
        }
        return running;
    }

    private <T> Ended<T> end(int index, Callable<T> body, Instant start) {
        try {
            T value = body.call();
            return new Ended.Returned<>(index, took(start), value);
        } catch (Died killed) {
            throw killed;
        } catch (Throwable e) {
            return new Ended.Threw<>(index, took(start), e);
        }
    }

    /** What comes after its time has been told of already. */
    private static <T> void ended(Ended<T> end, Map<Integer, Actor> running, Consumer<Ended<T>> whenEnded) {
        @Nullable Actor actor = running.remove(end.index());
        if (actor != null) {
            actor.interrupt();
            whenEnded.accept(end);
        }
    }

    private Duration took(Instant start) {
        return Duration.between(start, scheduler.now());
    }
}
