package com.opspawn.testing;

import com.opspawn.testing.boundary.Schedule;
import com.opspawn.testing.run.Run;

/** The crossings that a scenario has. */
final class Points {
    private Points() {}

    /** @throws CrashTestFailed where it fails even so */
    static int of(String name, Scenario scenario) {
        return run(name, scenario, Schedule.NONE).trace().size();
    }

    /** @throws CrashTestFailed where it fails under this */
    static Run run(String name, Scenario scenario, Schedule schedule) {
        Played played = Played.of(scenario, schedule);
        if (played.hasFailed()) {
            throw new CrashTestFailed(name, played, Shrinker.shrink(scenario, played));
        }
        return played.run().orElseThrow(() -> new IllegalStateException(name + " did not run its simulation"));
    }
}
