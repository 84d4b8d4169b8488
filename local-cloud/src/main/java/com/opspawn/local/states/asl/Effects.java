package com.opspawn.local.states.asl;

import com.opspawn.local.states.jsonata.Template;
import java.util.Objects;
import java.util.Optional;

/**
 * What leaving a state sets. Both are evaluated with the variables as they were: neither sees the other.
 *
 * @param assign the variables, an object
 * @param output the state's output; without it, the state's result or input
 */
public record Effects(Optional<Template> assign, Optional<Template> output) {
    public static final Effects NONE = new Effects(Optional.empty(), Optional.empty());

    public Effects {
        Objects.requireNonNull(assign);
        Objects.requireNonNull(output);
    }
}
