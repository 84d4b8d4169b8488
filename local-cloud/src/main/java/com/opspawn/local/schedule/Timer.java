package com.opspawn.local.schedule;

import java.util.Objects;

/**
 * One schedule and what it does.
 *
 * @param rule its name
 * @param action is given the event's JSON; must return soon
 */
public record Timer(String rule, ScheduleExpression expression, String input, Firing action) {
    public Timer {
        Objects.requireNonNull(rule);
        Objects.requireNonNull(expression);
        Objects.requireNonNull(input);
        Objects.requireNonNull(action);
    }

    /** What a timer does when it fires. */
    @FunctionalInterface
    public interface Firing {
        void fire(String event);
    }
}
