package com.opspawn.notify;

import java.time.Instant;

/** Takes events in EventBridge's place, for hosts that have a bus of their own. */
@FunctionalInterface
public interface Bus {
    /**
     * Takes an event, and keeps nobody waiting for those that want it.
     *
     * @param detail a JSON object, as text
     */
    void put(String source, String detailType, Instant at, String detail);
}
