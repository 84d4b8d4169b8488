package com.opspawn.local.template;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Replaces intrinsic functions by what they mean. What cannot be resolved is reported and becomes {@link Value.Nothing}. */
final class Resolver {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{(!?)([^}]*)}");

    private final Scope scope;
    private final Problems problems;
    private final Set<Value.Call> open = new HashSet<>();

    Resolver(Scope scope, Problems problems) {
        this.scope = scope;
        this.problems = problems;
    }

    /** For where CloudFormation allows no references, such as the parameters' own declarations. */
    static Resolver literal(Problems problems) {
        return new Resolver(new NoScope(), problems);
    }

    Value resolve(Value value) {
        return switch (value) {
            case Value.Text text -> text;
            case Value.Nothing nothing -> nothing;
            case Value.Items(Place place, List<Value> items) -> new Value.Items(place, present(items));
            case Value.Fields(Place place, Map<String, Value> fields) -> new Value.Fields(place, present(fields));
            case Value.Call call -> guarded(call);
        };
    }

    private List<Value> present(List<Value> items) {
        return items.stream()
                .map(this::resolve)
                .filter(item -> !(item instanceof Value.Nothing))
                .toList();
    }

    private Map<String, Value> present(Map<String, Value> fields) {
        Map<String, Value> resolved = new LinkedHashMap<>();
        fields.forEach((name, field) -> {
            Value value = resolve(field);
            if (!(value instanceof Value.Nothing)) {
                resolved.put(name, value);
            }
        });
        return resolved;
    }

    private Value guarded(Value.Call call) {
        if (!open.add(call)) {
            return unresolved(call.place(), "refers to itself");
        }
        try {
            return call(call);
        } finally {
            open.remove(call);
        }
    }

    private Value call(Value.Call call) {
        Place place = call.place();
        return switch (call.function()) {
            case REF -> ref(place, text(call.argument()));
            case GET_ATT -> attribute(place, call.argument());
            case SUB -> sub(place, call.argument());
            case JOIN -> join(place, arguments(call, 2));
            case SPLIT -> split(place, arguments(call, 2));
            case SELECT -> select(place, arguments(call, 2));
            case FIND_IN_MAP -> find(place, arguments(call, 3));
            case IF -> choose(arguments(call, 3));
            case EQUALS -> equal(place, arguments(call, 2));
            case AND -> truth(place, items(call.argument()).stream().allMatch(this::isTrue));
            case OR -> truth(place, items(call.argument()).stream().anyMatch(this::isTrue));
            case NOT -> truth(place, !isTrue(arguments(call, 1).getFirst()));
            case CONDITION -> condition(place, text(call.argument()));
        };
    }

    private Value ref(Place place, String name) {
        if (name.equals("AWS::NoValue")) {
            return new Value.Nothing(place);
        }
        return scope.ref(place, name)
                .orElseGet(() -> unresolved(place, "refers to " + name + ", which is no parameter or resource here"));
    }

    private Value attribute(Place place, Value argument) {
        String path = argument instanceof Value.Items(Place at, List<Value> items)
                ? items.stream().map(this::text).collect(Collectors.joining("."))
                : text(argument);
        return attribute(place, path);
    }

    private Value attribute(Place place, String path) {
        int dot = path.indexOf('.');
        Optional<Value> found =
                dot < 0 ? Optional.empty() : scope.attribute(place, path.substring(0, dot), path.substring(dot + 1));
        return found.orElseGet(() -> unresolved(place, "refers to " + path + ", which the local cloud does not know"));
    }

    private Value sub(Place place, Value argument) {
        if (!(argument instanceof Value.Items)) {
            return new Value.Text(place, substitute(place, text(argument), Map.of()));
        }
        List<Value> both = items(argument);
        if (both.size() != 2 || !(both.get(1) instanceof Value.Fields(Place at, Map<String, Value> names))) {
            return unresolved(place, "needs a text and a mapping of names");
        }
        return new Value.Text(place, substitute(place, text(both.getFirst()), names));
    }

    private String substitute(Place place, String text, Map<String, Value> names) {
        return PLACEHOLDER.matcher(text).replaceAll(match -> {
            String name = match.group(2).strip();
            if (!match.group(1).isEmpty()) {
                return Matcher.quoteReplacement("${" + match.group(2) + "}");
            }
            Value local = names.get(name);
            Value value = local != null ? local : named(place, name);
            return Matcher.quoteReplacement(text(value));
        });
    }

    /** {@code ${X}} is a reference, {@code ${X.Y}} an attribute, or SAM's reference to what it generates for X. */
    private Value named(Place place, String name) {
        return name.contains(".") && scope.ref(place, name).isEmpty() ? attribute(place, name) : ref(place, name);
    }

    private Value join(Place place, List<Value> arguments) {
        return new Value.Text(
                place,
                items(resolve(arguments.get(1))).stream()
                        .map(this::text)
                        .collect(Collectors.joining(text(arguments.getFirst()))));
    }

    private Value split(Place place, List<Value> arguments) {
        List<Value> parts = new ArrayList<>();
        for (String part : text(arguments.get(1)).split(Pattern.quote(text(arguments.getFirst())), -1)) {
            parts.add(new Value.Text(place, part));
        }
        return new Value.Items(place, parts);
    }

    private Value select(Place place, List<Value> arguments) {
        String index = text(arguments.getFirst());
        List<Value> items = items(resolve(arguments.get(1)));
        return index.matches("\\d{1,4}") && Integer.parseInt(index) < items.size()
                ? items.get(Integer.parseInt(index))
                : unresolved(place, "selects item " + index + " of " + items.size());
    }

    private Value find(Place place, List<Value> arguments) {
        String path = arguments.stream().map(this::text).collect(Collectors.joining("."));
        Optional<Value> found = scope.mapping(text(arguments.getFirst()));
        for (Value key : arguments.subList(1, 3)) {
            found = found.flatMap(value -> value instanceof Value.Fields(Place at, Map<String, Value> fields)
                    ? Optional.ofNullable(fields.get(text(key)))
                    : Optional.empty());
        }
        return found.map(this::resolve).orElseGet(() -> unresolved(place, "Mappings has no " + path));
    }

    private Value choose(List<Value> arguments) {
        Value name = arguments.getFirst();
        return resolve(arguments.get(isTrue(condition(name.place(), text(name))) ? 1 : 2));
    }

    private Value condition(Place place, String name) {
        return scope.condition(name)
                .map(this::resolve)
                .orElseGet(() -> unresolved(place, "refers to the condition " + name + ", which is not declared"));
    }

    private Value equal(Place place, List<Value> arguments) {
        return truth(place, text(arguments.getFirst()).equals(text(arguments.get(1))));
    }

    boolean isTrue(Value value) {
        if (value instanceof Value.Fields(Place place, Map<String, Value> fields)
                && fields.get("Condition") instanceof Value.Text(Place at, String name)) {
            return isTrue(condition(at, name));
        }
        return text(value).equals("true");
    }

    private static Value truth(Place place, boolean truth) {
        return new Value.Text(place, Boolean.toString(truth));
    }

    private List<Value> arguments(Value.Call call, int count) {
        List<Value> items = items(call.argument());
        if (items.size() == count) {
            return items;
        }
        unresolved(call.place(), call.function().tag() + " takes " + count + " arguments, and has " + items.size());
        return Collections.nCopies(count, new Value.Nothing(call.place()));
    }

    private static List<Value> items(Value value) {
        return value instanceof Value.Items(Place place, List<Value> items) ? items : List.of(value);
    }

    private String text(Value value) {
        return switch (resolve(value)) {
            case Value.Text(Place place, String text) -> text;
            case Value.Nothing nothing -> "";
            case Value other -> {
                problems.add(other.place(), "must be text");
                yield "";
            }
        };
    }

    private Value unresolved(Place place, String message) {
        problems.add(place, message);
        return new Value.Nothing(place);
    }
}
