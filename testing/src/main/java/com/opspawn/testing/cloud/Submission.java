package com.opspawn.testing.cloud;

import java.util.Optional;

/**
 * A task as somebody hands it in.
 *
 * @param body what {@code POST /tasks} takes
 * @param idempotencyKey the sender's name for it
 * @param tries how many times the sender tries where there is no answer; the queue counts for itself
 * @param queued whether it comes as a message of the queue, else over the API
 */
public record Submission(String body, Optional<String> idempotencyKey, int tries, boolean queued) {
    public Submission {
        if (tries < 1) {
            throw new IllegalArgumentException("tries " + tries + ": a sender tries at least once");
        }
        if (tries > 1 && idempotencyKey.isEmpty() && !queued) {
            throw new IllegalArgumentException(
                    "tries " + tries + " without an Idempotency-Key: each would be a new task");
        }
    }
}
