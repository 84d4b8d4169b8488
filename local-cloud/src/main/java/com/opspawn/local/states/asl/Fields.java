package com.opspawn.local.states.asl;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;

/**
 * One JSON object of a definition while it is read. It remembers which fields were asked for, so that those nobody
 * knows can be refused. A field that is missing or of the wrong type becomes a problem, and a stand-in is returned:
 * nothing built from a text with problems is ever used.
 */
final class Fields {
    private static final String STAND_IN = "?";

    private final JsonNode object;
    private final String location;
    private final List<Problem> problems;
    private final Set<String> known = new LinkedHashSet<>();

    Fields(JsonNode object, String location, List<Problem> problems) {
        this.object = object;
        this.location = location;
        this.problems = problems;
        if (!object.isObject()) {
            problems.add(new Problem(location, "must be an object"));
        }
    }

    String location() {
        return location;
    }

    String locationOf(String field) {
        return location.isEmpty() ? field : location + "." + field;
    }

    void problem(String field, String message) {
        problems.add(new Problem(locationOf(field), message));
    }

    Optional<JsonNode> take(String field) {
        known.add(field);
        return Optional.ofNullable(object.get(field));
    }

    JsonNode require(String field) {
        return take(field).orElseGet(() -> {
            problem(field, "is missing");
            return JsonNodeFactory.instance.objectNode();
        });
    }

    Optional<String> optionalText(String field) {
        Optional<JsonNode> value = take(field);
        if (value.isPresent() && !value.get().isTextual()) {
            problem(field, "must be a string");
            return Optional.of(STAND_IN);
        }
        return value.map(JsonNode::textValue);
    }

    String text(String field) {
        if (!object.has(field)) {
            known.add(field);
            problem(field, "is missing");
            return STAND_IN;
        }
        return optionalText(field).orElse(STAND_IN);
    }

    boolean flag(String field) {
        Optional<JsonNode> value = take(field);
        if (value.isPresent() && !value.get().isBoolean()) {
            problem(field, "must be true or false");
        }
        return value.isPresent() && value.get().asBoolean();
    }

    OptionalInt integer(String field, int least, int most) {
        Optional<JsonNode> value = take(field);
        if (value.isEmpty()) {
            return OptionalInt.empty();
        }
        boolean fits = value.get().isIntegralNumber()
                && value.get().canConvertToInt()
                && value.get().intValue() >= least
                && value.get().intValue() <= most;
        if (!fits) {
            problem(field, "must be a whole number from %d to %d".formatted(least, most));
            return OptionalInt.empty();
        }
        return OptionalInt.of(value.get().intValue());
    }

    double number(String field, double least, double fallback) {
        Optional<JsonNode> value = take(field);
        if (value.isEmpty()) {
            return fallback;
        }
        if (!value.get().isNumber() || value.get().doubleValue() < least) {
            problem(field, "must be a number of at least " + least);
            return fallback;
        }
        return value.get().doubleValue();
    }

    List<String> names(String field) {
        var names = new ArrayList<String>();
        JsonNode value = require(field);
        boolean valid = value.isArray() && !value.isEmpty();
        for (JsonNode name : value) {
            valid &= name.isTextual();
            names.add(name.asText());
        }
        if (!valid && object.has(field)) {
            problem(field, "must be an array of at least one string");
        }
        return names;
    }

    /** Reads each element of an array of objects, each at a location of its own. */
    <T> List<T> each(String field, Function<Fields, T> reader) {
        var read = new ArrayList<T>();
        Optional<JsonNode> value = take(field);
        if (value.isPresent() && !value.get().isArray()) {
            problem(field, "must be an array");
            return read;
        }
        value.ifPresent(array -> {
            for (int i = 0; i < array.size(); i++) {
                read.add(reader.apply(new Fields(array.get(i), locationOf(field) + "[" + i + "]", problems)));
            }
        });
        return read;
    }

    Fields object(String field) {
        return new Fields(require(field), locationOf(field), problems);
    }

    List<String> names() {
        var names = new ArrayList<String>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    /** Refuses what was not asked for. Called last. */
    void refuseOthers(Function<String, String> why) {
        names().stream().filter(name -> !known.contains(name)).forEach(name -> problem(name, why.apply(name)));
    }
}
