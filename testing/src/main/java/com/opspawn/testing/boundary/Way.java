package com.opspawn.testing.boundary;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** One call to the outside, and how it can fail in its caller's eyes. */
public interface Way<T> {
    Service service();

    /** What is called, such as {@code putItem}. */
    String operation();

    /** What is sent; rules look into it. */
    Object request();

    /** Makes the call. */
    T go() throws Exception;

    /** How long the call takes. */
    default Duration takes() {
        return Duration.ZERO;
    }

    /** How long the caller waits for an answer that does not come. */
    Duration patience();

    /** What the caller then gets. */
    T timedOut() throws Exception;

    /** The errors that this call can give, by the names that the service has for them. */
    List<String> errors();

    /** @param name one of {@link #errors} */
    T error(String name) throws Exception;

    /** Whether the caller's SDK makes a call again whose answer was lost. */
    default boolean isResent() {
        return false;
    }

    /** The answer as it was some writes ago; empty where this call always gets the latest. */
    default Optional<T> stale(int writes) {
        return Optional.empty();
    }

    /** Delivers a second time what this call delivers, and waits for nothing; empty where it delivers nothing. */
    default Optional<Runnable> again() {
        return Optional.empty();
    }

    /** Kills whatever a cut at this crossing kills. */
    T die() throws Exception;
}
