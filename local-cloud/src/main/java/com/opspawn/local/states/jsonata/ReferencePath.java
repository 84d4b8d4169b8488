package com.opspawn.local.states.jsonata;

import com.opspawn.local.states.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A JSONPath that names one place: {@code $.order.items[0]} in what the state has, {@code $$.Execution.Id} in the
 * context object, {@code $total.net} in a variable. Paths that may find several places are not read.
 */
public final class ReferencePath {
    private static final Pattern PATH =
            Pattern.compile("(\\$\\$|\\$[A-Za-z_]\\w*|\\$)((?:\\.[\\p{L}\\p{N}_-]+|\\['[^']+']|\\[\\d{1,9}])*)");
    private static final Pattern STEP = Pattern.compile("\\.([\\p{L}\\p{N}_-]+)|\\['([^']+)']|\\[(\\d+)]");

    private final String text;
    private final String root;
    private final List<Step> steps;

    private sealed interface Step {
        record Member(String name) implements Step {}

        record Element(int index) implements Step {}

        default @Nullable Object in(@Nullable Object value) {
            return switch (this) {
                case Member(String name) when value instanceof Map<?, ?> map && map.containsKey(name) -> map.get(name);
                case Element(int index) when value instanceof List<?> list && index < list.size() -> list.get(index);
                case Member ignored -> throw new NoSuchElementException();
                case Element ignored -> throw new NoSuchElementException();
            };
        }
    }

    private ReferencePath(String text, String root, List<Step> steps) {
        this.text = text;
        this.root = root;
        this.steps = steps;
    }

    /** The path that a text stands for, or nothing if the text is none. */
    public static Optional<ReferencePath> parse(String text) {
        Matcher matcher = PATH.matcher(text);
        return matcher.matches()
                ? Optional.of(new ReferencePath(text, matcher.group(1), steps(matcher.group(2))))
                : Optional.empty();
    }

    private static List<Step> steps(String text) {
        List<Step> steps = new ArrayList<>();
        Matcher matcher = STEP.matcher(text);
        while (matcher.find()) {
            String index = matcher.group(3);
            String name = matcher.group(1) == null ? matcher.group(2) : matcher.group(1);
            steps.add(index == null ? new Step.Member(name) : new Step.Element(Integer.parseInt(index)));
        }
        return List.copyOf(steps);
    }

    /**
     * The value at that place.
     *
     * @param variables what <code>$name</code> stands for, by name, <code>$states</code> among them
     * @param field the name of the member that has the path; errors name it
     * @throws MissingPath if there is no such place
     */
    @Nullable
    Object evaluate(Map<String, @Nullable Object> variables, String field) {
        Map<?, ?> states = (Map<?, ?>) Objects.requireNonNull(variables.get("states"));
        try {
            Object found = start(variables, states);
            for (Step step : steps) {
                found = step.in(found);
            }
            return found;
        } catch (NoSuchElementException e) {
            throw new MissingPath(text, field, Json.write(current(states)));
        }
    }

    private @Nullable Object start(Map<String, @Nullable Object> variables, Map<?, ?> states) {
        return switch (root) {
            case "$" -> current(states);
            case "$$" -> states.get("context");
            default -> new Step.Member(root.substring(1)).in(variables);
        };
    }

    // What the state has come to by now: the error that is caught, its result, or else its input.
    private static @Nullable Object current(Map<?, ?> states) {
        for (String name : List.of("errorOutput", "result")) {
            if (states.containsKey(name)) {
                return states.get(name);
            }
        }
        return states.get("input");
    }
}
