package com.opspawn.testing.planted;

import com.opspawn.testing.ControlPoints;
import com.opspawn.testing.CrashPoints;
import com.opspawn.testing.RandomSchedules;
import com.opspawn.testing.Simulation;
import com.opspawn.testing.boundary.Schedule;
import com.opspawn.testing.suite.RandomTask;
import com.opspawn.testing.suite.ReferenceTask;
import java.util.List;
import java.util.function.UnaryOperator;

/** Both suites, until one finds something. Made by its name, within the classes that have the bug. */
public final class Hunt implements UnaryOperator<String> {
    /** Only the beginning, for what has no bug. */
    static final String BEGINNING = "beginning";

    private static final long SEED = 20_261_122;
    private static final int FIRST = 200;
    private static final int ALL = 4_000;
    private static final int CONTROL = 300;

    /**
     * Hunts.
     *
     * @param hint {@code random N} for a schedule of suite 2 by its number, {@code points N M} for a crash before a point with
     *     a second delivery at another, {@code redriven} for the task that fails first,
     *     or {@link #BEGINNING}
     * @return where something was found, and what; empty where nothing was
     */
    @Override
    public String apply(String hint) {
        try {
            List<String> words = List.of(hint.split(" "));
            switch (words.getFirst()) {
                case "random" -> random(Integer.parseInt(words.get(1)), 1);
                case "points" ->
                    ReferenceTask.posted(Simulation.under(Schedule.NONE
                            .cutBefore(Integer.parseInt(words.get(1)))
                            .dupAtOnce(Integer.parseInt(words.get(2)))));
                case "redriven" -> ReferenceTask.redriven(Simulation.under(Schedule.NONE));
                default -> {
                    random(0, FIRST);
                    return "";
                }
            }
            all();
            return "";
        } catch (AssertionError found) {
            return String.valueOf(found.getMessage());
        }
    }

    private static void all() {
        random(0, FIRST);
        CrashPoints.check("ReferenceTask.posted", ReferenceTask::posted, 2);
        CrashPoints.check("ReferenceTask.postedOnce", ReferenceTask::postedOnce, 2);
        ControlPoints.check("ReferenceTask.posted", ReferenceTask::posted, SEED, CONTROL, 2);
        ReferenceTask.redriven(Simulation.under(Schedule.NONE));
        random(FIRST, ALL);
    }

    private static void random(int from, int count) {
        RandomSchedules.check("RandomTask.play", RandomTask::play, SEED + from, count, 2);
    }
}
