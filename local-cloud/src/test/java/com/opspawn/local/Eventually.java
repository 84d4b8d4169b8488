package com.opspawn.local;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** Asks again and again until a check holds or the time is up. */
public final class Eventually {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration PAUSE = Duration.ofMillis(25);

    private Eventually() {}

    public static void holds(Check check) throws Exception {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try {
                check.run();
                return;
            } catch (AssertionError e) {
                if (System.nanoTime() > end) {
                    throw e;
                }
                LockSupport.parkNanos(PAUSE.toNanos());
            }
        }
    }

    /** Fails with an {@link AssertionError} while it does not hold yet. */
    @FunctionalInterface
    public interface Check {
        void run() throws Exception;
    }
}
