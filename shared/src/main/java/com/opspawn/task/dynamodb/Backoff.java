package com.opspawn.task.dynamodb;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.random.RandomGenerator;

/** Waits between tries of what DynamoDB was too busy for: full jitter under a bound that doubles. */
public final class Backoff {
    public static final int MAX_TRIES = 10;
    private static final Duration BASE = Duration.ofMillis(10);
    private static final Duration CAP = Duration.ofMillis(500);

    /** How time passes; tests let it pass at once. */
    @FunctionalInterface
    public interface Sleeper {
        void sleep(Duration duration) throws InterruptedException;
    }

    private final RandomGenerator random;
    private final Sleeper sleeper;

    public static Backoff real() {
        // Secure, since a snapshot of a started function would freeze any other seed.
        return new Backoff(new SecureRandom(), Thread::sleep);
    }

    public Backoff(RandomGenerator random, Sleeper sleeper) {
        this.random = random;
        this.sleeper = sleeper;
    }

    /** @param tries how many there were, from 1 */
    public void pause(int tries) {
        long bound = Math.min(CAP.toMillis(), BASE.toMillis() << Math.min(tries - 1, 10));
        try {
            sleeper.sleep(Duration.ofMillis(random.nextLong(bound + 1)));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for the store", e);
        }
    }
}
