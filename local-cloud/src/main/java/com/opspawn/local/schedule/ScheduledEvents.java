package com.opspawn.local.schedule;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Supplier;

/** Writes the event that EventBridge gives a rule's target. */
public final class ScheduledEvents {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final String account;
    private final String region;
    private final Supplier<UUID> ids;

    public ScheduledEvents(String account, String region, Supplier<UUID> ids) {
        this.account = account;
        this.region = region;
        this.ids = ids;
    }

    String event(String rule, Instant time) {
        Map<String, Object> event = new TreeMap<>();
        event.put("version", "0");
        event.put("id", ids.get().toString());
        event.put("detail-type", "Scheduled Event");
        event.put("source", "aws.events");
        event.put("account", account);
        event.put("time", time.truncatedTo(ChronoUnit.SECONDS).toString());
        event.put("region", region);
        event.put("resources", List.of("arn:aws:events:" + region + ":" + account + ":rule/" + rule));
        event.put("detail", Map.of());
        try {
            return JSON.writeValueAsString(event);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an event of plain text is always JSON", e);
        }
    }
}
