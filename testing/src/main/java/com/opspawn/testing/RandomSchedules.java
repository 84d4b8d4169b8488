package com.opspawn.testing;

import com.opspawn.testing.boundary.Schedule;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * Many schedules of several faults each, drawn from one seed.
 *
 * @param runs how many were played
 * @param fired how many faults happened in them
 * @param voids in how many none did: they prove nothing
 * @param seed that all of it was drawn from
 */
public record RandomSchedules(long runs, long fired, long voids, long seed) {

    /**
     * Plays them.
     *
     * @param name the scenario's, as a method that can be called with a simulation
     * @param threads how many play beside each other; more than one only for scenarios that share nothing
     * @throws CrashTestFailed at the first that fails, with the smallest schedule that fails so
     */
    public static RandomSchedules check(String name, Scenario scenario, long seed, int count, int threads) {
        int points = Points.of(name, scenario);
        LongAdder runs = new LongAdder();
        LongAdder fired = new LongAdder();
        LongAdder voids = new LongAdder();
        @Nullable
        Played failed = Tally.play(count, threads, i -> Played.of(scenario, schedule(seed, i, points)), played -> {
            runs.increment();
            fired.add(played.fired());
            voids.add(played.isVoid() ? 1 : 0);
        });
        if (failed != null) {
            throw new CrashTestFailed(name, failed, Shrinker.shrink(scenario, failed));
        }
        return new RandomSchedules(runs.sum(), fired.sum(), voids.sum(), seed);
    }

    /** With those that were drawn next from the same seed. */
    public RandomSchedules plus(RandomSchedules next) {
        return new RandomSchedules(runs + next.runs, fired + next.fired, voids + next.voids, seed);
    }

    private static Schedule schedule(long seed, int index, int points) {
        // No two seeds lead to the same runs, and none to 0, which stands for turns without chance.
        long own = new SplittableRandom(seed).nextLong() + index * 0x9E3779B97F4A7C15L | 1;
        return RandomKinds.schedule(own, points);
    }

    @Override
    public String toString() {
        return "fault schedules: " + runs + " run, " + fired + " faults fired, " + voids + " void (seed " + seed + ")";
    }
}
