package com.opspawn.agent;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;

/** Work in a thread of its own. */
final class Background<T> {
    private final FutureTask<T> task;
    private final Thread thread;

    private Background(Callable<T> work) {
        this.task = new FutureTask<>(work);
        this.thread = Thread.ofVirtual().start(task);
    }

    static <T> Background<T> start(Callable<T> work) {
        return new Background<>(work);
    }

    void interrupt() {
        thread.interrupt();
    }

    /** What came out of it, or what it threw. */
    T result() throws Exception {
        try {
            return task.get(30, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof Exception cause ? cause : e;
        }
    }
}
