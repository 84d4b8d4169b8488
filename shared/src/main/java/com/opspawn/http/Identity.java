package com.opspawn.http;

/** What is known of who asks. */
sealed interface Identity {
    record Known(Caller caller) implements Identity {}

    /** Nobody in particular, or nobody who may ask. */
    record Refused(Problem problem) implements Identity {}
}
