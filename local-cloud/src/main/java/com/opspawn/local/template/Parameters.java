package com.opspawn.local.template;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** The template's parameters: defaults, overrides and their checks. A refused value is never repeated: it may be a key. */
final class Parameters {
    private static final Set<String> TYPES = Set.of("String", "Number", "CommaDelimitedList", "List<Number>");

    private final Problems problems;
    private final Map<String, String> overrides;

    Parameters(Problems problems, Map<String, String> overrides) {
        this.problems = problems;
        this.overrides = overrides;
    }

    /** Each parameter's value: {@link Value.Text}, or {@link Value.Items} for a list. */
    Map<String, Value> read(Value.Fields declared) {
        Map<String, Value> values = new LinkedHashMap<>();
        declared.fields().forEach((name, value) -> parameter(name, value).ifPresent(v -> values.put(name, v)));
        overrides.keySet().stream()
                .filter(name -> !declared.fields().containsKey(name))
                .forEach(name -> problems.add(
                        declared.place(),
                        "there is no parameter " + name + "; there are "
                                + String.join(
                                        ", ", new TreeSet<>(declared.fields().keySet()))));
        return values;
    }

    private Optional<Value> parameter(String name, Value value) {
        if (!(value instanceof Value.Fields fields)) {
            problems.add(value.place(), "must be a mapping with a Type");
            return Optional.empty();
        }
        Section section = new Section(fields, Resolver.literal(problems), problems).ignoring("Description", "NoEcho");
        String type = section.text("Type", "String");
        if (!TYPES.contains(type)) {
            problems.add(
                    section.placeOf("Type"),
                    "the type " + type + " is not supported by the local cloud; it knows "
                            + String.join(", ", new TreeSet<>(TYPES)));
        }
        Optional<String> standard = section.text("Default");
        Optional<String> given = Optional.ofNullable(overrides.get(name)).or(() -> standard);
        check(section, type, given);
        section.refuseRest();
        return given.map(text -> typed(fields.place(), type, text));
    }

    private void check(Section section, String type, Optional<String> given) {
        Place place = section.place();
        String hint =
                section.text("ConstraintDescription").map(text -> ": " + text).orElse("");
        List<String> allowed = section.list("AllowedValues");
        Optional<String> pattern = section.text("AllowedPattern");
        Limits size = new Limits(section.number("MinValue"), section.number("MaxValue"));
        Limits length = new Limits(section.number("MinLength"), section.number("MaxLength"));
        if (given.isEmpty()) {
            problems.add(place, "has no default, so it needs a value");
            return;
        }
        for (String item : items(type, given.get())) {
            if (!allowed.isEmpty() && !allowed.contains(item)) {
                problems.add(place, "its value is none of " + String.join(", ", allowed) + hint);
            }
            if (pattern.isPresent() && !matches(section, pattern.get(), item)) {
                problems.add(place, "its value does not match " + pattern.get() + hint);
            }
            length.check(new BigDecimal(item.length()))
                    .ifPresent(limit -> problems.add(place, "its value must have " + limit + " characters" + hint));
            if (type.contains("Number")) {
                checkNumber(place, item, size, hint);
            }
        }
    }

    private void checkNumber(Place place, String item, Limits size, String hint) {
        try {
            size.check(new BigDecimal(item.strip()))
                    .ifPresent(limit -> problems.add(place, "its value must be " + limit + hint));
        } catch (NumberFormatException e) {
            problems.add(place, "its value must be a number" + hint);
        }
    }

    private boolean matches(Section section, String pattern, String item) {
        try {
            return Pattern.matches(pattern, item);
        } catch (PatternSyntaxException e) {
            problems.add(section.placeOf("AllowedPattern"), "not a regular expression: " + e.getDescription());
            return true;
        }
    }

    private static List<String> items(String type, String text) {
        boolean list = type.equals("CommaDelimitedList") || type.startsWith("List<");
        return list ? Arrays.stream(text.split(",", -1)).map(String::strip).toList() : List.of(text);
    }

    private static Value typed(Place place, String type, String text) {
        if (type.equals("String") || type.equals("Number")) {
            return new Value.Text(place, text);
        }
        List<Value> items = new ArrayList<>();
        items(type, text).forEach(item -> items.add(new Value.Text(place, item)));
        return new Value.Items(place, items);
    }

    private record Limits(Optional<BigDecimal> least, Optional<BigDecimal> most) {

        /** The limit that is not kept, in words. */
        Optional<String> check(BigDecimal number) {
            if (least.isPresent() && number.compareTo(least.get()) < 0) {
                return Optional.of("at least " + least.get().toPlainString());
            }
            return most.filter(limit -> number.compareTo(limit) > 0).map(limit -> "at most " + limit.toPlainString());
        }
    }
}
