package com.opspawn.local.states.run;

/** Ends a line of control whose execution, or whose sibling, has ended: it has nothing more to do or to say. */
final class Cancelled extends RuntimeException {
    Cancelled() {
        super("cancelled", null, false, false);
    }
}
