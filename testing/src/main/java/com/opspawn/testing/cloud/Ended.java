package com.opspawn.testing.cloud;

/** How an invocation ended, in its caller's eyes. */
sealed interface Ended<T> {
    record Returned<T>(T answer) implements Ended<T> {}

    record Threw<T>(Throwable cause) implements Ended<T> {}

    /**
     * Lambda ended it, or lost it.
     *
     * @param error the name that Step Functions has for that
     */
    record Lost<T>(String error, String message) implements Ended<T> {}
}
