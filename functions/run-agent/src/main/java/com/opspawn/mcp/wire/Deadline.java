package com.opspawn.mcp.wire;

import java.time.Duration;

/**
 * When something must have ended.
 *
 * @param nanoTime on the clock of {@link System#nanoTime()}, which no change of the wall clock moves
 * @param given how long it was from the beginning, for messages
 */
public record Deadline(long nanoTime, Duration given) {

    /** @param time from now on; what is negative is over at once */
    public static Deadline in(Duration time) {
        return new Deadline(System.nanoTime() + time.toNanos(), time);
    }

    /** The earlier of the two. */
    public Deadline orIn(Duration time) {
        return left().compareTo(time) <= 0 ? this : in(time);
    }

    /** Never negative. */
    public Duration left() {
        return Duration.ofNanos(Math.max(0, nanoTime - System.nanoTime()));
    }

    /** The whole time, for messages. */
    String told() {
        long millis = Math.max(0, given.toMillis());
        return millis % 1000 == 0 ? millis / 1000 + " s" : millis + " ms";
    }
}
