package com.opspawn.testing.suite;

import static org.assertj.core.api.Assertions.assertThat;

import com.opspawn.testing.ControlPoints;
import com.opspawn.testing.CrashPoints;
import com.opspawn.testing.Scenario;
import org.junit.jupiter.api.Test;

/** Suite 1: whatever dies, and wherever, and whoever does what meanwhile, nothing is lost and nothing is repeated. */
final class CrashPointsTest {
    @Test
    void everyCrashPointOfTheReferenceTaskKeepsAllRules() {
        CrashPoints points = CrashPoints.check("ReferenceTask.posted", ReferenceTask::posted, 2)
                .plus(CrashPoints.check("ReferenceTask.postedOnce", ReferenceTask::postedOnce, 2))
                .plus(points("ReferenceTask.queued", ReferenceTask::queued))
                .plus(points("ReferenceTask.redriven", ReferenceTask::redriven));

        System.out.println(points);
        assertThat(points.covered()).isEqualTo(points.points()).isGreaterThan(2_000);
    }

    /** What differs from the others only in how it begins or ends: deliveries come twice with {@code -Dcrash.points=all}. */
    private static CrashPoints points(String name, Scenario scenario) {
        return System.getProperty("crash.points", "").equals("all")
                ? CrashPoints.check(name, scenario, 2)
                : CrashPoints.alone(name, scenario, 2);
    }

    /** {@code -Dcrash.control=N} has so many played with a fault beside it, {@code -Dcrash.seed=N} the same ones again. */
    @Test
    void peopleMayDoAnythingAtEveryCrashPointOfTheReferenceTask() {
        int combined = Integer.getInteger("crash.control", 600);
        long seed = Long.getLong("crash.seed", System.nanoTime());

        ControlPoints points = ControlPoints.check("ReferenceTask.posted", ReferenceTask::posted, seed, combined, 2);

        System.out.println(points);
        assertThat(points.points()).isGreaterThan(120);
        // There are some 25,000 in all; of the others the fault did not come to pass.
        assertThat(points.combined()).isGreaterThan(Math.min(combined, 25_000) / 2);
    }
}
