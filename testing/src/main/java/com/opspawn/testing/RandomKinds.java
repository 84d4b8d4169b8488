package com.opspawn.testing;

import com.opspawn.journal.InputDecision;
import com.opspawn.testing.boundary.Deed;
import com.opspawn.testing.boundary.Fault;
import com.opspawn.testing.boundary.Kind;
import com.opspawn.testing.boundary.Schedule;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/** Draws schedules. */
final class RandomKinds {
    private static final int MOST_FAULTS = 5;
    private static final int LONGEST_PAUSE_SECONDS = 400;
    private static final int LONGEST_THROTTLE_SECONDS = 600;
    private static final int MOST_WRITES = 3;
    private static final int ERRORS = 1000;

    private static final List<InputDecision> DECISIONS = List.of(InputDecision.values());

    private RandomKinds() {}

    /**
     * A schedule of one to five faults.
     *
     * @param points how many crossings there are without any; with faults there may be more, and faults there as well
     */
    static Schedule schedule(long seed, int points) {
        RandomGenerator random = new SplittableRandom(seed);
        Schedule schedule = Schedule.seed(seed);
        int faults = 1 + random.nextInt(MOST_FAULTS);
        int range = points + points * (faults - 1) / MOST_FAULTS;
        for (int i = 0; i < faults; i++) {
            schedule = schedule.with(new Fault(1 + random.nextInt(range), kind(random)));
        }
        return withPeople(schedule, random, range);
    }

    /** In every third run one or two people do something. */
    private static Schedule withPeople(Schedule schedule, RandomGenerator random, int range) {
        Schedule peopled = schedule;
        int people = random.nextInt(3) == 0 ? 1 + random.nextInt(2) : 0;
        for (int i = 0; i < people; i++) {
            peopled = peopled.person(1 + random.nextInt(range), deed(random));
        }
        return peopled;
    }

    private static Deed deed(RandomGenerator random) {
        return switch (random.nextInt(8)) {
            case 0, 1 -> new Deed.Cancel();
            case 2, 3 -> new Deed.Pause(Duration.ofSeconds(1 + random.nextInt(LONGEST_PAUSE_SECONDS)));
            case 4, 5 -> new Deed.Say("Listen.");
            case 6 -> new Deed.Redrive();
            default -> new Deed.Decide(DECISIONS.get(random.nextInt(DECISIONS.size())));
        };
    }

    private static Kind kind(RandomGenerator random) {
        return switch (random.nextInt(20)) {
            case 0, 1, 2 -> new Kind.CutBefore();
            case 3, 4, 5 -> new Kind.CutAfter();
            case 6, 7, 8 -> new Kind.Lie();
            case 9 -> new Kind.Resent();
            case 10, 11, 12 -> new Kind.AnyErr(random.nextInt(ERRORS));
            case 13, 14 -> new Kind.DupAtOnce();
            case 15 -> new Kind.DupInTurn();
            case 16 -> new Kind.Pause(Duration.ofSeconds(1 + random.nextInt(LONGEST_PAUSE_SECONDS)));
            case 17 -> new Kind.Overtaken();
            case 18 -> new Kind.Throttle(Duration.ofSeconds(1 + random.nextInt(LONGEST_THROTTLE_SECONDS)));
            default -> new Kind.Stale(1 + random.nextInt(MOST_WRITES));
        };
    }
}
