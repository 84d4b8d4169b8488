package com.opspawn.journal;

import java.time.Duration;
import java.util.Optional;

/**
 * What makes two submissions one.
 *
 * @param key the caller's name for the submission, within the tenant; empty where every submission is a new one
 * @param bodyHash tells whether it is the same submission; equal for equal ones
 */
public record Idempotency(Optional<String> key, String bodyHash) {
    /**
     * How long a key is remembered, to the second: for as long as a message can lie in the queue and then in the dead-letter
     * queue, and still be redriven.
     */
    public static final Duration MEMORY = Duration.ofDays(18);

    /** The longest key. */
    public static final int MAX_KEY_LENGTH = 255;

    public static final Idempotency NONE = new Idempotency(Optional.empty(), "");
}
