package com.opspawn.testing.suite;

import static org.assertj.core.api.Assertions.assertThat;

import com.opspawn.testing.CrashPoints;
import org.junit.jupiter.api.Test;

/** Suite 1: whatever dies, and wherever, nothing is lost and nothing is repeated. */
final class CrashPointsTest {
    @Test
    void everyCrashPointOfTheReferenceTaskKeepsAllRules() {
        CrashPoints points = CrashPoints.check("ReferenceTask.posted", ReferenceTask::posted, 2)
                .plus(CrashPoints.check("ReferenceTask.postedOnce", ReferenceTask::postedOnce, 2))
                .plus(CrashPoints.check("ReferenceTask.queued", ReferenceTask::queued, 2));

        System.out.println(points);
        assertThat(points.covered()).isEqualTo(points.points()).isGreaterThan(2_000);
    }
}
