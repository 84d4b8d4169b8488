package com.opspawn.journal;

/** Who won the slot. */
public sealed interface Appended {

    /** @param history as it is now */
    record Won(History history) implements Appended {}

    /** Another writer was first: read on, and think again. */
    record Lost() implements Appended {}
}
