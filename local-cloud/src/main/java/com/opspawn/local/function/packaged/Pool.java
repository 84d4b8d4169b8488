package com.opspawn.local.function.packaged;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/** A function's sandboxes: the one used last is used next, and there is a new one where all are busy, up to a bound. */
final class Pool implements AutoCloseable {
    /** Starts a sandbox that tells when it is free again. */
    @FunctionalInterface
    interface Starter {
        Sandbox start(Consumer<Sandbox> whenFree) throws IOException;
    }

    private final int bound;
    private final Starter starter;
    private final Set<Sandbox> all = new HashSet<>();
    private final Deque<Sandbox> free = new ArrayDeque<>();
    // Fair: who came first is served first.
    private final ReentrantLock lock = new ReentrantLock(true);
    private final Condition changed = lock.newCondition();
    private int starting;
    private boolean closed;

    Pool(int bound, Starter starter) {
        this.bound = bound;
        this.starter = starter;
    }

    /**
     * A sandbox for one call; it comes back by itself when the call has ended.
     *
     * @return empty where none came free in time, or this is closed
     */
    Optional<Sandbox> take(Duration patience) throws IOException, InterruptedException {
        lock.lock();
        try {
            long left = patience.toNanos();
            while (free.isEmpty() && all.size() + starting >= bound && !closed) {
                if (left <= 0) {
                    return Optional.empty();
                }
                left = changed.awaitNanos(left);
            }
            if (closed) {
                return Optional.empty();
            }
            if (!free.isEmpty()) {
                return Optional.of(free.pop());
            }
            starting++;
        } finally {
            lock.unlock();
        }
        return Optional.of(started());
    }

    private Sandbox started() throws IOException {
        try {
            Sandbox sandbox = starter.start(this::giveBack);
            locked(() -> all.add(sandbox));
            sandbox.gone().thenRun(() -> remove(sandbox));
            if (isClosed()) {
                sandbox.end();
            }
            return sandbox;
        } finally {
            locked(() -> starting--);
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
            if (all.contains(sandbox)) {
                free.push(sandbox);
            }
        });
    }

    private void remove(Sandbox sandbox) {
        locked(() -> {
            all.remove(sandbox);
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
            return List.copyOf(all);
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
