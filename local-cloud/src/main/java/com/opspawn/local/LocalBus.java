package com.opspawn.local;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.opspawn.local.event.EventBus;
import com.opspawn.notify.Bus;
import java.time.Instant;
import java.util.List;

/** The event bus of the same process, without the wire. */
record LocalBus(EventBus bus) implements Bus {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Override
    public void put(String source, String detailType, Instant at, String detail) {
        bus.put(source, detailType, at, List.of(), object(detail));
    }

    private static ObjectNode object(String detail) {
        try {
            return JSON.readValue(detail, ObjectNode.class);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("an event's detail is a JSON object", e);
        }
    }
}
