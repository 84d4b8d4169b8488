package com.opspawn.benchmarks.load;

import java.util.Locale;

/** What a client does. */
public enum Operation {
    SUBMIT,
    GET,
    LIST,
    EVENTS;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
