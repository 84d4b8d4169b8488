package com.opspawn.testing;

import com.opspawn.testing.boundary.Crossing;
import com.opspawn.testing.boundary.Kind;
import com.opspawn.testing.boundary.Schedule;
import com.opspawn.testing.run.Run;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * Every crash point of a scenario: each crossing, with the process dying before it, dying after it, and being lied to about
 * it; the invocation alone, delivered a second time at once, and delivered a second time in turn. And whoever takes over from
 * one that died, delivered twice.
 *
 * @param points how many there are
 * @param covered at how many the fault happened
 */
public record CrashPoints(long points, long covered) {
    private static final List<Kind> KINDS = List.of(new Kind.CutBefore(), new Kind.CutAfter(), new Kind.Lie());

    /**
     * Plays all of them.
     *
     * @param name the scenario's, as a method that can be called with a simulation
     * @param threads how many play beside each other; more than one only for scenarios that share nothing
     * @throws CrashTestFailed at the first that fails, with the smallest schedule that fails so
     */
    public static CrashPoints check(String name, Scenario scenario, int threads) {
        Run alone = Points.run(name, scenario, Schedule.NONE);
        CrashPoints plain = play(name, scenario, points(Schedule.NONE, alone, 1), threads);
        List<Schedule> doubled = new ArrayList<>();
        for (Crossing first : firstOfEach(alone)) {
            for (Kind twice : List.of(new Kind.DupAtOnce(), new Kind.DupInTurn())) {
                Schedule with = Schedule.NONE.with(first.point(), twice);
                doubled.addAll(points(with, Points.run(name, scenario, with), first.point()));
            }
        }
        return plain.plus(play(name, scenario, doubled, threads))
                .plus(play(name, scenario, takenOver(name, scenario, alone), threads));
    }

    /** Only those where every delivery comes once; else as {@link #check}. */
    public static CrashPoints alone(String name, Scenario scenario, int threads) {
        Run alone = Points.run(name, scenario, Schedule.NONE);
        return play(name, scenario, points(Schedule.NONE, alone, 1), threads);
    }

    /** Whoever takes over from a dead process is itself delivered twice, at once. */
    private static List<Schedule> takenOver(String name, Scenario scenario, Run alone) {
        List<Schedule> all = new ArrayList<>();
        for (Crossing crossing : alone.trace()) {
            Schedule dead = Schedule.NONE.cutBefore(crossing.point());
            firstOfEach(Points.run(name, scenario, dead)).stream()
                    .filter(first -> first.point() > crossing.point())
                    .forEach(first -> all.add(dead.dupAtOnce(first.point())));
        }
        return all;
    }

    /** Those of another scenario too. */
    public CrashPoints plus(CrashPoints more) {
        return new CrashPoints(points + more.points, covered + more.covered);
    }

    private static CrashPoints play(String name, Scenario scenario, List<Schedule> all, int threads) {
        LongAdder covered = new LongAdder();
        @Nullable
        Played failed = Tally.play(
                all.size(),
                threads,
                i -> Played.of(scenario, all.get(i)),
                played ->
                        covered.add(played.fired() == played.schedule().faults().size() ? 1 : 0));
        if (failed != null) {
            throw new CrashTestFailed(name, failed, Shrinker.shrink(scenario, failed));
        }
        return new CrashPoints(all.size(), covered.sum());
    }

    /** The first crossing within each invocation. */
    private static List<Crossing> firstOfEach(Run run) {
        Set<String> seen = new HashSet<>();
        return run.trace().stream()
                .filter(crossing -> crossing.sandbox().host().isPresent())
                .filter(crossing -> seen.add(crossing.sandbox().name()))
                .toList();
    }

    private static List<Schedule> points(Schedule with, Run run, int from) {
        List<Schedule> all = new ArrayList<>();
        for (int point = from; point <= run.trace().size(); point++) {
            for (Kind kind : KINDS) {
                all.add(with.with(point, kind));
            }
        }
        return all;
    }

    @Override
    public String toString() {
        return "crash points: " + covered + " covered of " + points;
    }
}
