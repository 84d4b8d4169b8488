package com.opspawn.testing.suite;

import static org.assertj.core.api.Assertions.assertThat;

import com.opspawn.testing.RandomSchedules;
import org.junit.jupiter.api.Test;

/**
 * Suite 2: many faults at once, over tasks of all kinds. {@code -Dcrash.schedules=N} plays more of them, {@code
 * -Dcrash.seed=N} the same ones again.
 */
final class RandomSchedulesTest {
    private static final int USUAL = 15_000;

    @Test
    void manyFaultsOverRandomTasksKeepAllRules() {
        int count = Integer.getInteger("crash.schedules", USUAL);
        long seed = Long.getLong("crash.seed", System.nanoTime());
        System.out.println("random schedules: seed " + seed);

        RandomSchedules played = RandomSchedules.check("RandomTask.play", RandomTask::play, seed, count, 2);

        System.out.println(played);
        assertThat(played.runs()).isEqualTo(count);
        assertThat(played.voids()).as("void ones prove nothing").isLessThan(count / 5);
    }
}
