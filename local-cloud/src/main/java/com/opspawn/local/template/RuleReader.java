package com.opspawn.local.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.opspawn.local.event.EventPattern;
import java.util.Optional;

/** A function's event of type {@code EventBridgeRule}. */
final class RuleReader {
    private RuleReader() {}

    static Optional<EventSource> read(String ruleName, Section section) {
        section.ignoring("RetryPolicy");
        if (section.has("EventBusName") && !section.text("EventBusName", "").equals("default")) {
            section.refuse("EventBusName", "the local cloud has the default bus only");
        }
        boolean enabled = section.text("State", "ENABLED").equals("ENABLED");
        String name = section.text("RuleName", ruleName);
        Optional<EventSource> rule = pattern(section).map(pattern -> new EventSource.Events(name, pattern));
        section.refuseRest();
        return rule.filter(source -> enabled);
    }

    private static Optional<EventPattern> pattern(Section section) {
        try {
            return Optional.of(EventPattern.of(json(section.value("Pattern"))));
        } catch (IllegalArgumentException e) {
            section.refuse("Pattern", String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }

    private static JsonNode json(Value value) {
        return switch (value) {
            case Value.Text text -> JsonNodeFactory.instance.textNode(text.text());
            case Value.Items list -> {
                ArrayNode array = JsonNodeFactory.instance.arrayNode();
                list.items().forEach(item -> array.add(json(item)));
                yield array;
            }
            case Value.Fields mapping -> {
                ObjectNode object = JsonNodeFactory.instance.objectNode();
                mapping.fields().forEach((name, field) -> object.set(name, json(field)));
                yield object;
            }
            case Value.Nothing nothing -> JsonNodeFactory.instance.nullNode();
            case Value.Call call -> throw new IllegalStateException("a value is always resolved when it is read");
        };
    }
}
