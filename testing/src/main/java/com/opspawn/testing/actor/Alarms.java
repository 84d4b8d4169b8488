package com.opspawn.testing.actor;

import java.util.Comparator;
import java.util.PriorityQueue;

/** What is to happen at a time, in the order of time and, for one time, of setting. */
final class Alarms {
    /** Nothing happens; time only comes so far. */
    static final Runnable NOTHING = () -> {};

    private final PriorityQueue<Due> due =
            new PriorityQueue<>(Comparator.comparingLong(Due::at).thenComparingLong(Due::number));
    private long set;

    static final class Due {
        private final long at;
        private final long number;
        private final Runnable action;
        private boolean cancelled;

        private Due(long at, long number, Runnable action) {
            this.at = at;
            this.number = number;
            this.action = action;
        }

        long at() {
            return at;
        }

        private long number() {
            return number;
        }

        void cancel() {
            cancelled = true;
        }
    }

    Due set(long at, Runnable action) {
        Due alarm = new Due(at, set++, action);
        due.add(alarm);
        return alarm;
    }

    /** When the next one rings; the end of time where there is none. */
    long next() {
        while (!due.isEmpty() && due.element().cancelled) {
            due.remove();
        }
        return due.isEmpty() ? Long.MAX_VALUE : due.element().at();
    }

    void ring(long now) {
        while (next() <= now) {
            due.remove().action.run();
        }
    }
}
