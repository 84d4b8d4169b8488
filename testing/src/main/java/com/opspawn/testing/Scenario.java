package com.opspawn.testing;

/** A test of one task. It is called anew for each run, and must build anew whatever the run may change. */
@FunctionalInterface
public interface Scenario {

    /**
     * Says what the task is made of, runs it, and looks at what came of it.
     *
     * @param task knows already what goes wrong
     * @throws Exception or an {@link AssertionError} where what came of it is wrong
     */
    void play(Simulation task) throws Exception;
}
