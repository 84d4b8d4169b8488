package com.opspawn.benchmarks.cost;

import java.util.Locale;

/** What AWS charges a task for. */
public enum Item {
    STATE_TRANSITIONS,
    DYNAMODB_WRITE_REQUEST_UNITS,
    DYNAMODB_READ_REQUEST_UNITS,
    LAMBDA_REQUESTS,
    LAMBDA_GIGABYTE_SECONDS,
    HTTP_API_REQUESTS,
    EVENTBRIDGE_EVENTS;

    /** As in the price file. */
    String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** As in a table. */
    public String title() {
        return key().replace('_', ' ');
    }
}
