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

    /** The task has ended. */
    record Done() implements StepOutcome {}

    /** {@code {outcome, failures, wait_seconds}}, every field always there. */
    default Map<String, Object> write() {
        return switch (this) {
            case Continue _ -> Map.of("outcome", "continue", "failures", 0, "wait_seconds", 0);
            case Wait wait ->
                Map.of(
                        "outcome",
                        "wait",
                        "failures",
                        wait.failures(),
                        "wait_seconds",
                        wait.delay().toSeconds());
            case Done _ -> Map.of("outcome", "done", "failures", 0, "wait_seconds", 0);
        };
    }
}
