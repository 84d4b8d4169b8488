package com.opspawn.local.function.packaged;

import com.opspawn.local.function.FunctionError;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/**
 * A function's sandboxes: the one used last is used next, and another is started where all are busy, up to a bound. A call
 * takes the first that comes free, be it the one that was started for it or not.
 */
final class Pool implements AutoCloseable {
    /** Starts a sandbox that tells when it is free again. */
    @FunctionalInterface
    interface Starter {
        Sandbox start(Consumer<Sandbox> whenFree) throws IOException;
    }

    private final int bound;
    private final Duration startLimit;
    private final Semaphore starts;
    private final Starter starter;
    private final Set<Sandbox> alive = new HashSet<>();
    private final Set<Sandbox> ready = new HashSet<>();
    private final Deque<Sandbox> free = new ArrayDeque<>();
    private final Deque<NotStartedException> failures = new ArrayDeque<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private int starting;
    private int waiting;
    private boolean closed;

    /**
     * @param startLimit how long a sandbox may take to be ready
     * @param starts as many permits as sandboxes may start at once, of all pools: more would keep each other from the cores
     */
    Pool(int bound, Duration startLimit, Semaphore starts, Starter starter) {
        this.bound = bound;
        this.startLimit = startLimit;
        this.starts = starts;
        this.starter = starter;
    }

    /**
     * A sandbox for one call; it comes back by itself when the call has ended. There may be as many calls as the bound says.
     *
     * @return empty where this is closed
     * @throws NotStartedException where one was started in vain
     */
    Optional<Sandbox> take() throws NotStartedException, InterruptedException {
        lock.lock();
        waiting++;
        try {
            while (!closed && free.isEmpty()) {
                if (!failures.isEmpty()) {
                    throw failures.pop();
                }
                if (starting < waiting && ready.size() + starting < bound) {
                    starting++;
                    Thread.ofVirtual().name("start of a sandbox").start(this::start);
                }
                changed.await();
            }
            return closed ? Optional.empty() : Optional.of(free.pop());
        } finally {
            waiting--;
            lock.unlock();
        }
    }

    private void start() {
        try {
            starts.acquire();
            try {
                if (isWanted()) {
                    startOne();
                }
            } finally {
                starts.release();
            }
        } catch (NotStartedException e) {
            locked(() -> failed(e));
        } catch (IOException e) {
            locked(() -> failed(new NotStartedException(FunctionError.own("Runtime.ExitError", "Error: " + e))));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            locked(() -> starting--);
        }
    }

    /** Others may have come free while this start had to wait. */
    private boolean isWanted() {
        lock.lock();
        try {
            return !closed && waiting > free.size();
        } finally {
            lock.unlock();
        }
    }

    private void startOne() throws IOException, NotStartedException, InterruptedException {
        Sandbox sandbox = starter.start(this::giveBack);
        locked(() -> alive.add(sandbox));
        CompletableFuture<Void> _ = sandbox.gone().thenRun(() -> remove(sandbox));
        if (isClosed()) {
            sandbox.end();
        }
        sandbox.awaitReady(startLimit);
        locked(() -> {
            if (alive.contains(sandbox)) {
                ready.add(sandbox);
                free.push(sandbox);
            }
        });
    }

    /** Each failure is told to one call: where all were served otherwise, to none. */
    private void failed(NotStartedException failure) {
        if (failures.size() < waiting) {
            failures.add(failure);
        }
    }

    private boolean isClosed() {
        lock.lock();
        try {
            return closed;
        } finally {
            lock.unlock();
        }
    }

    /** Only such as have not died meanwhile. */
    void giveBack(Sandbox sandbox) {
        locked(() -> {
            if (ready.contains(sandbox)) {
                free.push(sandbox);
            }
        });
    }

    private void remove(Sandbox sandbox) {
        locked(() -> {
            alive.remove(sandbox);
            ready.remove(sandbox);
            free.remove(sandbox);
        });
    }

    private void locked(Runnable change) {
        lock.lock();
        try {
            change.run();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Those that live. */
    List<Sandbox> sandboxes() {
        lock.lock();
        try {
            return List.copyOf(alive);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        locked(() -> closed = true);
        sandboxes().forEach(Sandbox::end);
    }
}
