package com.opspawn.local.template;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** SAM's Globals: a mapping is merged key by key, lists are joined, and for the rest the resource's own value wins. */
final class Globals {
    private static final Map<ResourceKind, String> SECTIONS = Map.of(
            ResourceKind.FUNCTION, "Function",
            ResourceKind.STATE_MACHINE, "StateMachine");

    private final Map<String, Value> sections;

    Globals(Value.Fields globals, Problems problems) {
        this.sections = globals.fields();
        sections.forEach((name, value) -> {
            if (!SECTIONS.containsValue(name)) {
                problems.add(value.place(), "not supported by the local cloud; it knows Function, StateMachine");
            }
        });
    }

    Value.Fields mergedInto(ResourceKind kind, Value.Fields own) {
        String section = SECTIONS.getOrDefault(kind, "");
        return sections.get(section) instanceof Value.Fields globals ? fields(globals, own) : own;
    }

    private static Value.Fields fields(Value.Fields global, Value.Fields own) {
        Map<String, Value> merged = new LinkedHashMap<>(global.fields());
        own.fields().forEach((name, value) -> merged.merge(name, value, Globals::value));
        return new Value.Fields(own.place(), merged);
    }

    private static Value value(Value global, Value own) {
        if (global instanceof Value.Fields ours && own instanceof Value.Fields theirs) {
            return fields(ours, theirs);
        }
        if (global instanceof Value.Items ours && own instanceof Value.Items theirs) {
            List<Value> joined = new ArrayList<>(ours.items());
            joined.addAll(theirs.items());
            return new Value.Items(own.place(), joined);
        }
        return own;
    }
}
