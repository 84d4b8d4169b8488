package com.opspawn.local.function;

import java.util.Objects;

/**
 * One call of a function.
 *
 * @param requestId unique
 * @param invokedArn as the caller named it: with a qualifier where it gave one
 * @param payload the event, as JSON text
 */
public record Invocation(String requestId, String invokedArn, String payload) {
    public Invocation {
        Objects.requireNonNull(requestId);
        Objects.requireNonNull(invokedArn);
        Objects.requireNonNull(payload);
    }
}
