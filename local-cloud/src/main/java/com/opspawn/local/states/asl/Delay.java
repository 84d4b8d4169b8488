package com.opspawn.local.states.asl;

import com.opspawn.local.states.jsonata.Template;
import java.util.Objects;

/** What a Wait state waits for. */
public sealed interface Delay {
    /**
     * A time span from when the state is entered.
     *
     * @param seconds gives a whole number, at least 0
     */
    record ForSeconds(Template seconds) implements Delay {
        public ForSeconds {
            Objects.requireNonNull(seconds);
        }
    }

    /**
     * A point in time; one that has passed is not waited for.
     *
     * @param timestamp gives an ISO 8601 date-time with an offset, such as {@code 2026-11-22T10:00:00Z}
     */
    record Until(Template timestamp) implements Delay {
        public Until {
            Objects.requireNonNull(timestamp);
        }
    }
}
