package com.opspawn.testing;

import com.opspawn.journal.InputDecision;
import com.opspawn.testing.boundary.Deed;
import com.opspawn.testing.boundary.Kind;
import com.opspawn.testing.boundary.Schedule;
import com.opspawn.testing.run.Run;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * Every crash point of a scenario, with somebody doing something just before it: cancelling, pausing and resuming, saying
 * something, approving, editing and rejecting. And the same with a process that dies or is lied to at another point.
 *
 * @param points how many there are where somebody could do something
 * @param combined how many were played with a fault beside it
 * @param seed that those were drawn from
 */
public record ControlPoints(long points, long combined, long seed) {
    private static final List<Deed> DEEDS = List.of(
            new Deed.Cancel(),
            new Deed.Pause(Duration.ofSeconds(40)),
            new Deed.Say("Listen."),
            new Deed.Decide(InputDecision.APPROVE),
            new Deed.Decide(InputDecision.EDIT),
            new Deed.Decide(InputDecision.REJECT));
    private static final List<Kind> KINDS = List.of(new Kind.CutBefore(), new Kind.CutAfter(), new Kind.Lie());

    /**
     * Plays them.
     *
     * @param name the scenario's, as a method that can be called with a simulation
     * @param combined how many are played with a fault, drawn from the seed; all, where it is more than there are
     * @param threads how many play beside each other; more than one only for scenarios that share nothing
     * @throws CrashTestFailed at the first that fails, with the smallest schedule that fails so
     */
    public static ControlPoints check(String name, Scenario scenario, long seed, int combined, int threads) {
        Run alone = Points.run(name, scenario, Schedule.NONE);
        List<Schedule> plain = new ArrayList<>();
        for (int point = 1; point <= alone.trace().size(); point++) {
            for (Deed deed : DEEDS) {
                plain.add(Schedule.NONE.person(point, deed));
            }
        }
        List<Schedule> fired = Collections.synchronizedList(new ArrayList<>());
        play(name, scenario, plain, threads, fired);
        // Threads end as they like; what is drawn must not depend on that.
        fired.sort(Comparator.comparing(Schedule::toString));
        List<Schedule> both = drawn(combined(fired, alone.trace().size()), seed, combined);
        List<Schedule> played = Collections.synchronizedList(new ArrayList<>());
        play(name, scenario, both, threads, played);
        return new ControlPoints(fired.size(), played.size(), seed);
    }

    /** What somebody does adds crossings of its own: those are crash points as well. */
    private static List<Schedule> combined(List<Schedule> plain, int points) {
        List<Schedule> all = new ArrayList<>();
        for (Schedule schedule : plain) {
            for (int point = 1; point <= points + points / 3; point++) {
                for (Kind kind : KINDS) {
                    all.add(schedule.with(point, kind));
                }
            }
        }
        return all;
    }

    private static List<Schedule> drawn(List<Schedule> all, long seed, int count) {
        if (count >= all.size()) {
            return all;
        }
        SplittableRandom random = new SplittableRandom(seed);
        return random.ints(count, 0, all.size()).mapToObj(all::get).toList();
    }

    private static void play(String name, Scenario scenario, List<Schedule> all, int threads, List<Schedule> fired) {
        @Nullable
        Played failed = Tally.play(all.size(), threads, i -> Played.of(scenario, all.get(i)), played -> {
            if (played.fired() == played.schedule().faults().size()) {
                fired.add(played.schedule());
            }
        });
        if (failed != null) {
            throw new CrashTestFailed(name, failed, Shrinker.shrink(scenario, failed));
        }
    }

    @Override
    public String toString() {
        return "control points: " + points + " alone, " + combined + " with a fault beside it (seed " + seed + ")";
    }
}
