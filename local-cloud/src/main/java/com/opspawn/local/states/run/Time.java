package com.opspawn.local.states.run;

import java.time.Instant;

/** The clock, and whatever is to happen at a time of it. */
public interface Time {
    Instant now();

    /**
     * Has something done at a time, or at once if that has passed. The action must not block.
     *
     * @return what takes it back
     */
    Alarm at(Instant when, Runnable action);

    /** Something that is to happen. */
    interface Alarm {
        /** Takes it back; nothing happens if it is too late. */
        void cancel();
    }
}
