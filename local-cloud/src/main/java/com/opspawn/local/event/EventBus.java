package com.opspawn.local.event;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.opspawn.local.template.Account;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;

/** The default event bus. Keeps nothing: an event goes to the rules that match it, or nowhere. */
public final class EventBus {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final List<Rule> rules;
    private final Supplier<UUID> ids;

    public EventBus(List<Rule> rules, Supplier<UUID> ids) {
        this.rules = List.copyOf(rules);
        this.ids = ids;
    }

    /**
     * Puts an event on the bus.
     *
     * @param resources ARNs of what it is about
     * @return its id
     */
    public String put(String source, String detailType, Instant time, List<String> resources, ObjectNode detail) {
        String id = ids.get().toString();
        ObjectNode event = JSON.createObjectNode();
        event.put("version", "0");
        event.put("id", id);
        event.put("detail-type", detailType);
        event.put("source", source);
        event.put("account", Account.ID);
        event.put("time", time.truncatedTo(ChronoUnit.SECONDS).toString());
        event.put("region", Account.REGION);
        event.set("resources", JSON.valueToTree(resources));
        event.set("detail", detail);
        String text = event.toString();
        rules.stream()
                .filter(rule -> rule.pattern().matches(event))
                .forEach(rule -> rule.target().accept(text));
        return id;
    }
}
