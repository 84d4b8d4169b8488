package com.opspawn.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/** Reads query parameters, noting every problem instead of stopping at the first. */
public final class QueryParameters {
    private final Map<String, String> unread;
    private final TreeSet<String> known = new TreeSet<>();
    private final List<FieldProblem> problems = new ArrayList<>();

    public QueryParameters(ApiRequest request) {
        this.unread = new TreeMap<>(request.query());
    }

    public Optional<String> text(String name) {
        known.add(name);
        return Optional.ofNullable(unread.remove(name)).filter(value -> !value.isBlank());
    }

    /** @param fix what the value must be, after "must be" */
    public <T> Optional<T> parsed(String name, String fix, Function<String, Optional<T>> parse) {
        Optional<String> text = text(name);
        Optional<T> value = text.flatMap(parse);
        if (text.isPresent() && value.isEmpty()) {
            note(name, "invalid", "must be " + fix + ", but is '" + text.get() + "'");
        }
        return value;
    }

    public long number(String name, long fallback, long min, long max) {
        return parsed(name, "an integer from " + min + " to " + max, text -> integer(text, min, max))
                .orElse(fallback);
    }

    private static Optional<Long> integer(String text, long min, long max) {
        try {
            long value = Long.parseLong(text);
            return value < min || value > max ? Optional.empty() : Optional.of(value);
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private void note(String name, String code, String detail) {
        problems.add(new FieldProblem(name, code, name + " " + detail));
    }

    /** The problems of all parameters, those that nobody asked for included; empty where there are none. */
    public Optional<ApiResponse> problem() {
        String choice = known.isEmpty() ? "there are none" : "there are " + String.join(", ", known);
        unread.keySet().forEach(name -> note(name, "unknown", "is no parameter here; " + choice));
        return problems.isEmpty()
                ? Optional.empty()
                : Optional.of(Problem.invalid(problems).response());
    }
}
