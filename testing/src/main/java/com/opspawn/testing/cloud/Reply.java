package com.opspawn.testing.cloud;

/** What a client of the API gets. */
sealed interface Reply {
    record Created(String taskId) implements Reply {}

    /** It would be the same the next time. */
    record Refused(int status) implements Reply {}

    /** None, or one that says that it may be tried again. */
    record None() implements Reply {}
}
