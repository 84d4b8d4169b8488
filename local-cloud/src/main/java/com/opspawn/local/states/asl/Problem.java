package com.opspawn.local.states.asl;

import java.util.Objects;

/**
 * One thing wrong with a definition.
 *
 * @param location the path of the field, such as {@code States.Foo.Retry[1].ErrorEquals}
 * @param message what is wrong, and what to write instead
 */
public record Problem(String location, String message) {
    public Problem {
        Objects.requireNonNull(location);
        Objects.requireNonNull(message);
    }

    @Override
    public String toString() {
        return location.isEmpty() ? message : location + ": " + message;
    }
}
