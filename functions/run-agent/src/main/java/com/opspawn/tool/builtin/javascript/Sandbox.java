package com.opspawn.tool.builtin.javascript;

import com.opspawn.tool.ToolException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs scripts, few at a time, each on a thread that can be stopped. */
final class Sandbox {
    /** Of one script. With the copies that growing makes, a script may take three times that from the JVM's heap. */
    static final int MEGABYTES = 32;

    private static final Logger LOG = LoggerFactory.getLogger(Sandbox.class);
    private static final int AT_ONCE = 2;
    private static final Duration MAKING = Duration.ofSeconds(20);
    private static final Duration DYING = Duration.ofSeconds(2);
    /** Enough for some thousand nested calls of JavaScript. */
    private static final long STACK_BYTES = 2 << 20;

    private final Semaphore places = new Semaphore(AT_ONCE, true);
    private final Duration limit;

    /** @param limit what a script may take, from when its engine is ready */
    Sandbox(Duration limit) {
        this.limit = limit;
    }

    /** @param wait how long a script may wait for its turn */
    Outcome run(Script script, Duration wait) throws ToolException, InterruptedException {
        if (!places.tryAcquire(wait.toNanos(), TimeUnit.NANOSECONDS)) {
            throw new ToolException("not run: other scripts take too long; run them one after the other");
        }
        // A thread of the platform: a busy loop on a virtual one would keep all others from its processor.
        Thread thread = Thread.ofPlatform()
                .name("run_javascript")
                .daemon()
                .stackSize(STACK_BYTES)
                .start(script);
        try {
            return outcome(script, thread);
        } finally {
            stop(thread);
        }
    }

    private Outcome outcome(Script script, Thread thread) throws InterruptedException {
        if (!script.ready().await(MAKING.toNanos(), TimeUnit.NANOSECONDS)) {
            return script.stopped("its engine took more than " + MAKING.toSeconds() + " s to start");
        }
        return thread.join(limit) ? script.outcome() : script.stopped("it took more than " + seconds());
    }

    private String seconds() {
        return limit.toMillis() % 1_000 == 0 ? limit.toSeconds() + " s" : limit.toMillis() + " ms";
    }

    /** The interpreter looks at the interrupt at every loop and call. The place is free when the thread is gone. */
    private void stop(Thread thread) throws InterruptedException {
        thread.interrupt();
        boolean gone = false;
        try {
            gone = thread.join(DYING);
        } finally {
            if (gone) {
                places.release();
            } else {
                LOG.error("a script goes on {} s after it was stopped", DYING.toSeconds());
                Thread.ofVirtual().start(() -> releaseAfter(thread));
            }
        }
    }

    private void releaseAfter(Thread thread) {
        try {
            thread.join();
            places.release();
        } catch (InterruptedException e) {
            throw new IllegalStateException("nobody knows of this thread", e);
        }
    }
}
