package com.opspawn.journal;

import java.util.Locale;
import java.util.Optional;

/** How a tool call ended. */
public enum ToolStatus {
    SUCCEEDED,
    /** It went wrong, and the model was told how. */
    FAILED,
    /** The policy does not allow it: it was not run, and the model was told so. */
    DENIED,
    /** It did not answer in its time and was stopped. */
    TIMED_OUT,
    /** It was started, and nobody can tell whether it happened: it is never run again. */
    UNKNOWN;

    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<ToolStatus> parse(String wireName) {
        for (ToolStatus status : values()) {
            if (status.wireName().equals(wireName)) {
                return Optional.of(status);
            }
        }
        return Optional.empty();
    }
}
