package com.opspawn.testing.boundary;

import java.util.Locale;

/** What is on the other side of the boundary. */
public enum Service {
    /** DynamoDB: one crossing for each request. */
    STORE,
    /** Step Functions: what it is told to start, and the functions that it invokes. */
    WORKFLOW,
    /** A provider of models. */
    MODEL,
    /** Whatever a tool acts on. */
    TOOL,
    /** Callers: requests of the API, messages of the queue, the minute's sweep. */
    CALLER;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
