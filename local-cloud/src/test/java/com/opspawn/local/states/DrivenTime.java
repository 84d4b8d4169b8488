package com.opspawn.local.states;

import com.opspawn.local.states.run.Time;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;

/** A clock that stands still until a test moves it, so that no test waits. */
public final class DrivenTime implements Time {
    private static final Instant BEGIN = Instant.parse("2026-11-22T10:00:00Z");

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final TreeSet<Due> alarms =
            new TreeSet<>(Comparator.comparing(Due::when).thenComparing(Due::order));
    private Instant now = BEGIN;
    private int orders;

    private record Due(Instant when, int order, Runnable action) {}

    @Override
    public Instant now() {
        lock.lock();
        try {
            return now;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public Alarm at(Instant when, Runnable action) {
        lock.lock();
        try {
            Due due = new Due(when, orders++, action);
            alarms.add(due);
            changed.signalAll();
            return () -> cancel(due);
        } finally {
            lock.unlock();
        }
    }

    private void cancel(Due due) {
        lock.lock();
        try {
            alarms.remove(due);
        } finally {
            lock.unlock();
        }
    }

    /** Waits until something waits for the clock, moves the clock to when that is due, and has it done. */
    public Duration ringNext() {
        Due due;
        Duration moved;
        lock.lock();
        try {
            awaitAlarms(1);
            due = alarms.removeFirst();
            moved = Duration.between(now, due.when());
            now = due.when().isAfter(now) ? due.when() : now;
        } finally {
            lock.unlock();
        }
        due.action().run();
        return moved;
    }

    /** Moves the clock without anything becoming due. */
    public void advance(Duration by) {
        lock.lock();
        try {
            now = now.plus(by);
            if (!alarms.isEmpty() && !alarms.first().when().isAfter(now)) {
                throw new AssertionError("An alarm is due at " + alarms.first().when());
            }
        } finally {
            lock.unlock();
        }
    }

    /** Waits until the next thing that waits for the clock is due in this time. */
    public void awaitNextIn(Duration in) {
        lock.lock();
        try {
            await(() -> !alarms.isEmpty() && alarms.first().when().equals(now.plus(in)), "nothing is due in " + in);
        } finally {
            lock.unlock();
        }
    }

    /** Waits until this many things wait for the clock. */
    public void awaitAlarms(int count) {
        lock.lock();
        try {
            await(() -> alarms.size() >= count, "fewer than " + count + " alarms are set");
        } finally {
            lock.unlock();
        }
    }

    private void await(BooleanSupplier condition, String otherwise) {
        try {
            long patience = TimeUnit.SECONDS.toNanos(20);
            while (!condition.getAsBoolean()) {
                if (patience <= 0) {
                    throw new AssertionError(otherwise);
                }
                patience = changed.awaitNanos(patience);
            }
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** How many things wait for the clock. */
    public int alarms() {
        lock.lock();
        try {
            return alarms.size();
        } finally {
            lock.unlock();
        }
    }
}
