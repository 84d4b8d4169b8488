package com.opspawn.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.opspawn.testing.cloud.Submission;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The system itself under every crash point, and under many random schedules. */
final class ReferenceTaskTest {
    /** More of them: {@code -Dopspawn.crash.random=100000}. */
    private static final int RANDOM = Integer.getInteger("opspawn.crash.random", 1_000);

    private static final long SEED = Long.getLong("opspawn.crash.seed", 1);

    private static void fourEffects(Simulation task) {
        References.fourEffects(task).run();
    }

    private static void fourEffectsFromTheQueue(Simulation task) {
        References.fourEffects(task)
                .submission(new Submission(
                        "{\"task_type\": \"agent_task\", \"prompt\": \"Do it.\"}", Optional.empty(), 1, true))
                .run();
    }

    /** A client that does not try again: what was recorded and never started is the sweeper's. */
    private static void fourEffectsPostedOnce(Simulation task) {
        References.fourEffects(task)
                .submission(new Submission(
                        "{\"task_type\": \"agent_task\", \"prompt\": \"Do it.\"}", Optional.of("key"), 1, false))
                .run();
    }

    /** One fault does not keep a task from its goal. */
    private static void fourEffectsCompleted(Simulation task) {
        assertThat(References.fourEffects(task).run().tasks())
                .allSatisfy(each -> assertThat(each.result()).isPresent());
    }

    @Test
    void itStandsACrashAtEveryPoint() {
        assertCovered(CrashPoints.check("fourEffectsCompleted", ReferenceTaskTest::fourEffectsCompleted, 2));
        assertCovered(CrashPoints.check("fourEffectsFromTheQueue", ReferenceTaskTest::fourEffectsFromTheQueue, 2));
        assertCovered(CrashPoints.check("fourEffectsPostedOnce", ReferenceTaskTest::fourEffectsPostedOnce, 2));
    }

    private static void assertCovered(CrashPoints points) {
        System.out.println(points);
        assertThat(points.covered()).isEqualTo(points.points());
    }

    @Test
    void itStandsManyFaultsAtOnce() {
        RandomSchedules posted = RandomSchedules.check("fourEffects", ReferenceTaskTest::fourEffects, SEED, RANDOM, 2);
        System.out.println(posted);
        RandomSchedules queued = RandomSchedules.check(
                "fourEffectsFromTheQueue", ReferenceTaskTest::fourEffectsFromTheQueue, SEED, RANDOM, 2);
        System.out.println(queued);

        assertThat(posted.voids()).isLessThan(RANDOM / 5);
        assertThat(queued.voids()).isLessThan(RANDOM / 5);
    }
}
