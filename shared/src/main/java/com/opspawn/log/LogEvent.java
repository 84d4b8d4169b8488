package com.opspawn.log;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.slf4j.event.Level;

/**
 * What a line of a log tells.
 *
 * @param context ids of what was being done, by name
 * @param thrown what broke; its words are never told
 */
record LogEvent(
        Instant at,
        Level level,
        String logger,
        String message,
        Map<String, String> context,
        Optional<Throwable> thrown) {}
