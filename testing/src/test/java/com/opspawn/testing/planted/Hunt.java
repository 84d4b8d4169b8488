package com.opspawn.testing.planted;

import com.opspawn.testing.CrashPoints;
import com.opspawn.testing.CrashTestFailed;
import com.opspawn.testing.RandomSchedules;
import com.opspawn.testing.suite.RandomTask;
import com.opspawn.testing.suite.ReferenceTask;
import java.util.function.IntFunction;

/** Both suites, until one finds something. Made by its name, within the classes that have the bug. */
public final class Hunt implements IntFunction<String> {
    private static final long SEED = 20_261_122;
    /** Most bugs show soon. */
    private static final int FIRST = 200;

    /**
     * Hunts.
     *
     * @param schedules the most random ones; zero for the first of them alone
     * @return which suite found something and what, in two lines; empty where none did
     */
    @Override
    public String apply(int schedules) {
        String suite = "random schedules";
        try {
            RandomSchedules.check("RandomTask.play", RandomTask::play, SEED, FIRST, 2);
            if (schedules == 0) {
                return "";
            }
            suite = "crash points";
            CrashPoints.check("ReferenceTask.posted", ReferenceTask::posted, 2);
            CrashPoints.check("ReferenceTask.postedOnce", ReferenceTask::postedOnce, 2);
            suite = "random schedules";
            RandomSchedules.check("RandomTask.play", RandomTask::play, SEED + FIRST, schedules, 2);
            return "";
        } catch (CrashTestFailed found) {
            return suite + "\n" + found.getMessage();
        }
    }
}
