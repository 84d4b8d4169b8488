package com.opspawn.agent;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/** What the workflow does next. */
sealed interface StepOutcome {

    /** The task goes on with another step. */
    record Continue() implements StepOutcome {}

    /**
     * The model gave no answer, or another invocation is asking it or running tools: look again later.
     *
     * @param delay how long to wait, in whole seconds
     * @param failures how many times in a row it gave none
     */
    record Wait(Duration delay, int failures) implements StepOutcome {
        private static final Duration LONGEST_LOOK_AWAY = Duration.ofSeconds(10);

        /** Another invocation may be at it: asking the model, or running what must not happen twice. */
        static Wait forRival(Instant deadline, Instant now, int failures) {
            Duration left = Duration.between(now, deadline).plusMillis(999);
            Duration delay = left.compareTo(LONGEST_LOOK_AWAY) < 0 ? left : LONGEST_LOOK_AWAY;
            return new Wait(Duration.ofSeconds(delay.toSeconds()), failures);
        }
    }

    /**
     * Nothing is to be done until somebody outside decides something.
     *
     * @param atMost look again then, in whole seconds
     */
    record Await(Duration atMost) implements StepOutcome {
        private static final Duration LONGEST = Duration.ofDays(30);

        static Await until(Instant then, Instant now) {
            Duration left = Duration.between(now, then).plusMillis(999);
            return new Await(Duration.ofSeconds(Math.clamp(left.toSeconds(), 1, LONGEST.toSeconds())));
        }
    }

    /** The task has ended. */
    record Done() implements StepOutcome {}

    /** {@code {outcome, failures, wait_seconds}}, every field always there. */
    default Map<String, Object> write() {
        return switch (this) {
            case Continue _ -> written("continue", 0, Duration.ZERO);
            case Wait wait -> written("wait", wait.failures(), wait.delay());
            case Await await -> written("await", 0, await.atMost());
            case Done _ -> written("done", 0, Duration.ZERO);
        };
    }

    private static Map<String, Object> written(String outcome, int failures, Duration wait) {
        return Map.of("outcome", outcome, "failures", failures, "wait_seconds", (int) wait.toSeconds());
    }
}
