package com.opspawn.notify;

/** What came of a request. */
sealed interface Answer {
    /** The receiver answered. */
    record Status(int code) implements Answer {}

    /** @param why for the log; shows no path, no query and no secret */
    record None(String why) implements Answer {}
}
