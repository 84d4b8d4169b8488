package com.opspawn.benchmarks.load;

import java.time.Duration;

/** When requests begin. */
public sealed interface Pace {
    /**
     * Each client sends its next request when it has the answer to the last; the clients begin one after the other over the
     * ramp.
     */
    record Closed(int clients, Duration ramp) implements Pace {
        public Closed {
            if (clients < 1) {
                throw new IllegalArgumentException("a load test needs a client or more");
            }
        }

        /** When a client begins, counted from 0. */
        Duration begin(int client) {
            return ramp.multipliedBy(client).dividedBy(clients);
        }
    }

    /**
     * Requests begin at a rate, whether earlier ones were answered or not: from nothing to all of it over the ramp, evenly from
     * then on. Their times count from when they were due, so that a system that falls behind is seen to.
     */
    record Open(double perSecond, Duration ramp) implements Pace {
        public Open {
            if (!(perSecond > 0)) {
                throw new IllegalArgumentException("a rate must be above 0 a second");
            }
        }

        /** When a request is due, counted from 0. */
        Duration due(long request) {
            double seconds = ramp.toMillis() / 1e3;
            double inRamp = perSecond * seconds / 2;
            double at = request < inRamp
                    ? Math.sqrt(2 * seconds * request / perSecond)
                    : seconds + (request - inRamp) / perSecond;
            return Duration.ofNanos(Math.round(at * 1e9));
        }
    }
}
