package com.opspawn.testing.actor;

import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** One thread of the simulated system. Only the scheduler has it run. */
public final class Actor {
    private final Sandbox sandbox;
    private final Thread thread;
    private final long number;
    private final int born;
    private BooleanSupplier ready = Actor::now;
    private long until = Long.MAX_VALUE;
    private boolean interruptible;
    private boolean interrupted;
    private boolean started;
    private volatile boolean hasTurn;
    private volatile @Nullable Thread waiting;

    Actor(Sandbox sandbox, String name, long number, int born, Runnable body) {
        this.sandbox = sandbox;
        this.number = number;
        this.born = born;
        this.thread = Thread.ofVirtual().name(name).unstarted(body);
    }

    public Sandbox sandbox() {
        return sandbox;
    }

    /** The turn in which it was started. */
    public int born() {
        return born;
    }

    long number() {
        return number;
    }

    String name() {
        return thread.getName();
    }

    boolean isStarted() {
        return started;
    }

    /** Tells it to stop waiting: where it waits for what can be interrupted, it gets an {@link InterruptedException}. */
    public void interrupt() {
        interrupted = true;
    }

    boolean takeInterrupt() {
        boolean was = interrupted;
        interrupted = false;
        return was;
    }

    void waitFor(BooleanSupplier ready, long until, boolean interruptible) {
        this.ready = ready;
        this.until = until;
        this.interruptible = interruptible;
    }

    private static boolean now() {
        return true;
    }

    void waitForNothing() {
        ready = Actor::now;
        until = Long.MAX_VALUE;
        interruptible = false;
    }

    boolean isRunnable(long now) {
        if (sandbox.isDead()) {
            return true;
        }
        return !sandbox.isFrozen() && (now >= until || (interruptible && interrupted) || ready.getAsBoolean());
    }

    /** Lets it run. */
    void giveTurn() {
        hasTurn = true;
        if (started) {
            LockSupport.unpark(waiting);
        } else {
            started = true;
            thread.start();
        }
    }

    /** Lets its thread wait for the turn. */
    void awaitTurn() {
        waiting = Thread.currentThread();
        while (!hasTurn) {
            LockSupport.park(this);
        }
        hasTurn = false;
    }

    StackTraceElement[] stack() {
        return thread.getStackTrace();
    }

    @Override
    public String toString() {
        return sandbox + "/" + thread.getName();
    }
}
