package com.opspawn.local.states.asl;

import java.util.List;
import java.util.Objects;

/**
 * Where a state leads after certain errors.
 *
 * @param errorEquals the errors' names
 * @param next the state that follows
 * @param effects what is set on the way; without an output, the error itself is passed on
 */
public record Catcher(List<String> errorEquals, String next, Effects effects) {
    public Catcher {
        errorEquals = List.copyOf(errorEquals);
        Objects.requireNonNull(next);
        Objects.requireNonNull(effects);
    }
}
