package com.opspawn.aws;

import java.time.Duration;

/**
 * How long a client waits.
 *
 * @param read for the next bytes of an answer
 * @param call for a call with all its retries
 */
record Limits(Duration connect, Duration read, Duration call) {
    /**
     * Of an endpoint other than AWS's. One that is late on a laptop is busy or asleep and not broken, so that asking it
     * again only adds to its work: here the function's own time-out is what ends a call.
     */
    static final Limits LOCAL = new Limits(Duration.ofSeconds(10), Duration.ofSeconds(30), Duration.ofSeconds(30));

    /** Of AWS, where a lost connection is likelier than a slow answer. */
    static Limits aws(Duration call) {
        return new Limits(Duration.ofSeconds(2), Duration.ofSeconds(4), call);
    }
}
