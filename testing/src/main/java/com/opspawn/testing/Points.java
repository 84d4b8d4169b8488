package com.opspawn.testing;

import com.opspawn.testing.boundary.Schedule;
import com.opspawn.testing.run.Run;

/** How many crossings a scenario has where nothing goes wrong. */
final class Points {
    private Points() {}

    /** @throws CrashTestFailed where it fails even so */
    static int of(Scenario scenario) {
        return run(scenario, Schedule.NONE).trace().size();
    }

    static Run run(Scenario scenario, Schedule schedule) {
        Played played = Played.of(scenario, schedule);
        if (played.hasFailed()) {
            throw new CrashTestFailed("scenario", played, played);
        }
        return played.run().orElseThrow(() -> new IllegalStateException("the scenario did not run its simulation"));
    }
}
