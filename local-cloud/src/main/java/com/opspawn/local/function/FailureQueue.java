package com.opspawn.local.function;

/** Tells queues of what failed too often. */
@FunctionalInterface
public interface FailureQueue {
    /** May fail silently: what is told has failed already. */
    void tell(String queueArn, String message);
}
