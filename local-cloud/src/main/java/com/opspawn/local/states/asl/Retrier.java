package com.opspawn.local.states.asl;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.random.RandomGenerator;

/**
 * How a state is tried again after certain errors.
 *
 * @param errorEquals the errors' names
 * @param intervalSeconds the wait before the first retry; at least 1
 * @param maxAttempts how many retries; 0 means none
 * @param backoffRate what each further wait is multiplied by; at least 1
 * @param maxDelaySeconds what no wait exceeds
 * @param jitter whether waits are drawn at random
 */
public record Retrier(
        List<String> errorEquals,
        int intervalSeconds,
        int maxAttempts,
        double backoffRate,
        OptionalInt maxDelaySeconds,
        Jitter jitter) {

    /** AWS's defaults. */
    public static final int INTERVAL_SECONDS = 1;

    public static final int MAX_ATTEMPTS = 3;
    public static final double BACKOFF_RATE = 2.0;

    /** AWS's upper bound on a wait, {@code 31622400} seconds. */
    private static final double LONGEST_SECONDS = 31_622_400;

    public enum Jitter {
        /** The wait is what backoff says. */
        NONE,
        /** The wait is drawn evenly from zero to what backoff says. */
        FULL
    }

    public Retrier {
        errorEquals = List.copyOf(errorEquals);
        Objects.requireNonNull(maxDelaySeconds);
        Objects.requireNonNull(jitter);
    }

    /**
     * How long to wait before a retry.
     *
     * @param retry which retry of this retrier it is, from 0
     */
    public Duration delay(int retry, RandomGenerator random) {
        double backoff = intervalSeconds * Math.pow(backoffRate, retry);
        double seconds = Math.min(backoff, maxDelaySeconds.isPresent() ? maxDelaySeconds.getAsInt() : LONGEST_SECONDS);
        double drawn = switch (jitter) {
            case NONE -> seconds;
            case FULL -> seconds * random.nextDouble();
        };
        return Duration.ofMillis(Math.round(drawn * 1000));
    }
}
