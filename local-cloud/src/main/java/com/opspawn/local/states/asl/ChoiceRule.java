package com.opspawn.local.states.asl;

import com.opspawn.local.states.jsonata.Template;
import java.util.Objects;

/**
 * One way out of a Choice state.
 *
 * @param field where it stands in the state, such as {@code Choices[0]}
 * @param condition must give true or false
 * @param next the state that follows if it gives true
 * @param effects what is set then
 */
public record ChoiceRule(String field, Template condition, String next, Effects effects) {
    public ChoiceRule {
        Objects.requireNonNull(field);
        Objects.requireNonNull(condition);
        Objects.requireNonNull(next);
        Objects.requireNonNull(effects);
    }
}
