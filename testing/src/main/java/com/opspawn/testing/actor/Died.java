package com.opspawn.testing.actor;

/**
 * The process was killed: what its threads get at every boundary from then on, so that nothing that they do afterwards
 * matters. An error, so that nobody takes it for a failure that can be handled.
 */
public final class Died extends Error {
    private static final long serialVersionUID = 1;

    public Died(String sandbox) {
        super(sandbox + " was killed", null, false, false);
    }
}
