package com.opspawn.system;

import java.time.Duration;
import java.util.Random;

/**
 * When a life of a cloud ends.
 *
 * @param after how long after its phase began
 */
record Moment(Phase phase, Duration after) {
    enum Phase {
        /** From the start of the process: tables and executions of the life before are being opened. */
        STARTING(1200),
        /** From when the API answers. */
        WORKING(500),
        /** From when queues take messages as well. */
        QUEUEING(300),
        /** From when the API answers, with no new tasks: what is open comes to its end. */
        DRAINING(600);

        private final int longestMillis;

        Phase(int longestMillis) {
            this.longestMillis = longestMillis;
        }
    }

    static Moment drawn(Random random) {
        int percent = random.nextInt(100);
        Phase phase = percent < 20
                ? Phase.STARTING
                : percent < 75 ? Phase.WORKING : percent < 90 ? Phase.QUEUEING : Phase.DRAINING;
        return new Moment(phase, Duration.ofMillis(random.nextInt(phase.longestMillis)));
    }
}
