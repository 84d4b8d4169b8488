package com.opspawn.testing.suite;

import static org.assertj.core.api.Assertions.assertThat;

import com.opspawn.testing.RandomSchedules;
import com.opspawn.testing.Simulation;
import com.opspawn.testing.boundary.Deed;
import com.opspawn.testing.boundary.Schedule;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Suite 2: many faults at once, over tasks of all kinds. {@code -Dcrash.schedules=N} plays so many, {@code -Dcrash.seed=N} the
 * same ones again. Without a number it plays what fits into its share of the build's time.
 */
final class RandomSchedulesTest {
    private static final int MOST = 100_000;
    private static final int BATCH = 1_000;
    private static final Duration SHARE = Duration.ofSeconds(15);

    @Test
    void manyFaultsOverRandomTasksKeepAllRules() {
        Optional<Integer> wanted = Optional.ofNullable(Integer.getInteger("crash.schedules"));
        long seed = Long.getLong("crash.seed", System.nanoTime());
        System.out.println("random schedules: seed " + seed);

        RandomSchedules played = wanted.isPresent() ? play(seed, wanted.get()) : playWhileThereIsTime(seed);

        System.out.println(played);
        assertThat(played.runs()).isGreaterThanOrEqualTo(Math.min(BATCH, wanted.orElse(BATCH)));
        assertThat(played.voids()).as("void ones prove nothing").isLessThan(played.runs() / 5);
    }

    static Stream<Schedule> schedulesThatOnceBrokeARule() {
        return Stream.of(
                // A pause that was delivered again after somebody had resumed paused again, and nobody knew.
                Schedule.seed(0L)
                        .cutBefore(12)
                        .dupAtOnce(15)
                        .overtaken(17)
                        .person(7, new Deed.Pause(Duration.ofSeconds(4))),
                // Decided, and paused before anybody looked: the rule took that for a lost wake.
                Schedule.seed(4718474689067656659L).lie(15).person(16, new Deed.Pause(Duration.ofSeconds(346))),
                // Redriven by two people at once: the second was told that it is done, and it was not in the journal.
                Schedule.seed(4842506426877685203L)
                        .cutBefore(5)
                        .person(11, new Deed.Say("Listen."))
                        .cutBefore(13)
                        .cutBefore(3)
                        .person(29, new Deed.Redrive()));
    }

    @ParameterizedTest
    @MethodSource
    void schedulesThatOnceBrokeARule(Schedule schedule) throws Exception {
        RandomTask.play(Simulation.under(schedule));
    }

    private static RandomSchedules playWhileThereIsTime(long seed) {
        long end = System.nanoTime() + SHARE.toNanos();
        RandomSchedules played = play(seed, BATCH);
        while (played.runs() < MOST && System.nanoTime() < end) {
            played = played.plus(play(seed + played.runs(), BATCH));
        }
        return played;
    }

    private static RandomSchedules play(long seed, int count) {
        return RandomSchedules.check("RandomTask.play", RandomTask::play, seed, count, 2);
    }
}
