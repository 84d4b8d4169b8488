package com.opspawn.agent;

import com.opspawn.llm.ModelException;
import java.time.Duration;
import java.time.Instant;
import java.util.random.RandomGenerator;

/**
 * When to ask a model again that gave no answer. The only retry layer there is: the wait is the workflow's, so that no
 * function sleeps.
 */
final class ModelRetry {
    static final int MAX_TRIES = 4;
    static final String DEADLINE_EXCEEDED = "deadline_exceeded";
    /** A provider that wants to be left alone for longer gets asked again earlier. */
    static final Duration LONGEST_WAIT = Duration.ofMinutes(15);

    private final RandomGenerator random;

    ModelRetry(RandomGenerator random) {
        this.random = random;
    }

    /** What follows from a failure. */
    sealed interface Verdict {
        record Again(StepOutcome.Wait outcome) implements Verdict {}

        /**
         * @param reason a stable code
         * @param message what went wrong, and how often
         */
        record GiveUp(String reason, String message) implements Verdict {}
    }

    /**
     * Judges a failure.
     *
     * @param before how many failures there were before this one
     * @param end when the task's time is over
     */
    Verdict judge(ModelException failure, int before, Instant now, Instant end) {
        int failures = before + 1;
        if (!failure.isRetryable()) {
            return new Verdict.GiveUp("model_error", String.valueOf(failure.getMessage()));
        }
        if (!now.isBefore(end)) {
            String message =
                    "the task's time was over at " + end + " while its model was asked: " + failure.getMessage();
            return new Verdict.GiveUp(DEADLINE_EXCEEDED, message);
        }
        if (failures >= MAX_TRIES) {
            return unavailable(failure, failures, "");
        }
        Duration delay = delay(failure, before);
        return now.plus(delay).isBefore(end)
                ? new Verdict.Again(new StepOutcome.Wait(delay, failures))
                : unavailable(failure, failures, ", and the task's time is over at " + end);
    }

    private static Verdict unavailable(ModelException failure, int failures, String why) {
        String times = failures == 1 ? "once" : failures + " times";
        return new Verdict.GiveUp("model_unavailable", failure.getMessage() + "; asked " + times + why);
    }

    /** As the provider wishes, or 1 s doubling with jitter, in whole seconds as the workflow counts them. */
    private Duration delay(ModelException failure, int before) {
        Duration jittered = Duration.ofSeconds(1 + random.nextLong(1L << before));
        Duration wished = failure.retryAfter().orElse(jittered);
        Duration bounded = wished.compareTo(LONGEST_WAIT) < 0 ? wished : LONGEST_WAIT;
        return Duration.ofSeconds(Math.max(1, bounded.plusMillis(999).toSeconds()));
    }
}
