package com.opspawn.testing.rule;

/**
 * A rule that did not hold.
 *
 * @param rule in words
 * @param what contradicts it
 */
public record Violation(String rule, String what) {
    @Override
    public String toString() {
        return rule + ": " + what;
    }
}
