package com.opspawn.local.template;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One mapping of the template while it is read. What was read is honoured and what is {@link #ignoring ignored} has no
 * meaning on a laptop; {@link #refuseRest} refuses every other key. So nothing can be overlooked in silence.
 */
final class Section {
    private final Value.Fields fields;
    private final Resolver resolver;
    private final Problems problems;
    private final Set<String> known = new HashSet<>();

    Section(Value.Fields fields, Resolver resolver, Problems problems) {
        this.fields = fields;
        this.resolver = resolver;
        this.problems = problems;
    }

    Place place() {
        return fields.place();
    }

    Place placeOf(String name) {
        Value value = fields.fields().get(name);
        return value == null ? place() : value.place();
    }

    boolean has(String name) {
        return fields.fields().containsKey(name);
    }

    Section ignoring(String... names) {
        known.addAll(List.of(names));
        return this;
    }

    void refuse(String name, String message) {
        known.add(name);
        problems.add(placeOf(name), message);
    }

    void refuseRest() {
        fields.fields().forEach((name, value) -> {
            if (!known.contains(name)) {
                problems.add(value.place(), "not supported by the local cloud; remove it, or run this template on AWS");
            }
        });
    }

    Value value(String name) {
        known.add(name);
        Value value = fields.fields().get(name);
        return value == null ? new Value.Nothing(place()) : resolver.resolve(value);
    }

    Optional<String> text(String name) {
        return switch (value(name)) {
            case Value.Text(Place place, String text) -> Optional.of(text);
            case Value.Nothing nothing -> Optional.empty();
            case Value other -> wrong(other.place(), "text");
        };
    }

    String text(String name, String fallback) {
        return text(name).orElse(fallback);
    }

    /** Text that must be there; reported and empty where it is not. */
    String required(String name) {
        Optional<String> text = text(name);
        if (text.isEmpty() && !has(name)) {
            problems.add(place(), name + " is missing");
        }
        return text.orElse("");
    }

    Optional<BigDecimal> number(String name) {
        return text(name).flatMap(text -> {
            try {
                return Optional.of(new BigDecimal(text));
            } catch (NumberFormatException e) {
                return wrong(placeOf(name), "a number");
            }
        });
    }

    /** A whole number within AWS's limits for it. */
    int whole(String name, int fallback, int least, int most) {
        int number = text(name).map(text -> parse(name, text, fallback)).orElse(fallback);
        if (has(name) && (number < least || number > most)) {
            problems.add(placeOf(name), "must be from " + least + " to " + most + ", and is " + number);
            return fallback;
        }
        return number;
    }

    private int parse(String name, String text, int fallback) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            wrong(placeOf(name), "a whole number");
            return fallback;
        }
    }

    boolean flag(String name, boolean fallback) {
        return switch (text(name, Boolean.toString(fallback))) {
            case "true" -> true;
            case "false" -> false;
            default -> {
                wrong(placeOf(name), "true or false");
                yield fallback;
            }
        };
    }

    Optional<Section> section(String name) {
        return switch (value(name)) {
            case Value.Fields inner -> Optional.of(new Section(inner, resolver, problems));
            case Value.Nothing nothing -> Optional.empty();
            case Value other -> wrong(other.place(), "a mapping");
        };
    }

    List<Section> sections(String name) {
        List<Section> sections = new ArrayList<>();
        for (Value item : items(name)) {
            if (item instanceof Value.Fields inner) {
                sections.add(new Section(inner, resolver, problems));
            } else {
                wrong(item.place(), "a mapping");
            }
        }
        return sections;
    }

    /** The mappings under a mapping, by their names: a function's Events. */
    Map<String, Section> named(String name) {
        Map<String, Section> named = new LinkedHashMap<>();
        section(name)
                .ifPresent(outer -> outer.fields
                        .fields()
                        .keySet()
                        .forEach(key -> outer.section(key).ifPresent(inner -> named.put(key, inner))));
        return named;
    }

    List<String> list(String name) {
        List<String> texts = new ArrayList<>();
        for (Value item : items(name)) {
            if (item instanceof Value.Text(Place place, String text)) {
                texts.add(text);
            } else {
                wrong(item.place(), "text");
            }
        }
        return texts;
    }

    Map<String, String> texts(String name) {
        Map<String, String> texts = new LinkedHashMap<>();
        section(name)
                .ifPresent(inner -> inner.fields
                        .fields()
                        .keySet()
                        .forEach(key -> inner.text(key).ifPresent(text -> texts.put(key, text))));
        return texts;
    }

    private List<Value> items(String name) {
        return switch (value(name)) {
            case Value.Items(Place place, List<Value> items) -> items;
            case Value.Nothing nothing -> List.of();
            case Value other -> {
                wrong(other.place(), "a list");
                yield List.of();
            }
        };
    }

    private <T> Optional<T> wrong(Place place, String expected) {
        problems.add(place, "must be " + expected);
        return Optional.empty();
    }
}
