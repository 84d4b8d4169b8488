package com.opspawn.testing;

import com.opspawn.testing.boundary.Schedule;

/** A scenario failed under some faults. Its message has the smallest of them, as a test to paste. */
public final class CrashTestFailed extends AssertionError {
    private static final long serialVersionUID = 1;

    /** In crossings; what follows is more of the same. */
    private static final int LONGEST_STORY = 100;

    private final transient Schedule schedule;

    CrashTestFailed(String name, Played found, Played smallest) {
        super(message(name, found, smallest), smallest.failure().orElse(null));
        this.schedule = smallest.schedule();
    }

    /** The smallest schedule that fails so. */
    public Schedule schedule() {
        return schedule;
    }

    private static String message(String name, Played found, Played smallest) {
        return """
            %s

            What happened:

            %s

            To see it again:

                @Test
                void %sUnderFaults() throws Exception {
                    %s(Simulation.under(%s));
                }

            Found under %s
            """.formatted(
                        smallest.failure().map(Throwable::getMessage).orElse("no failure"),
                        smallest.run().map(run -> run.beginning(LONGEST_STORY)).orElse("nothing"),
                        name,
                        name,
                        smallest.schedule(),
                        found.schedule());
    }
}
