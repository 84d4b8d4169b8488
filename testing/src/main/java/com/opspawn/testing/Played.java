package com.opspawn.testing;

import com.opspawn.testing.boundary.Schedule;
import com.opspawn.testing.run.Run;
import java.util.Optional;
import org.opentest4j.TestAbortedException;

/**
 * A scenario that was played.
 *
 * @param run what happened; empty where the scenario broke before it ran
 * @param failure why it is wrong; empty where it is not
 */
record Played(Schedule schedule, Optional<Run> run, Optional<Throwable> failure) {

    static Played of(Scenario scenario, Schedule schedule) {
        Simulation task = Simulation.under(schedule);
        Optional<Throwable> failure = Optional.empty();
        try {
            scenario.play(task);
        } catch (TestAbortedException assumption) {
            // It says itself that it proves nothing.
            return new Played(schedule, Optional.empty(), Optional.empty());
        } catch (Exception | AssertionError e) {
            failure = Optional.of(e);
        }
        return new Played(schedule, task.last(), failure);
    }

    boolean hasFailed() {
        return failure.isPresent();
    }

    int fired() {
        return run.map(ran -> ran.fired().size()).orElse(0);
    }

    boolean isVoid() {
        return run.map(Run::isVoid).orElse(true);
    }

    /** What tells one kind of failure from another. */
    String symptom() {
        return failure.map(cause -> cause instanceof BrokenRules rules
                        ? rules.violations().getFirst().rule()
                        : cause.getClass().getName())
                .orElse("");
    }
}
