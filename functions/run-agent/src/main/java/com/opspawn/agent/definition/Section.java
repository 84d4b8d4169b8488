package com.opspawn.agent.definition;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.opspawn.http.FieldProblem;
import com.opspawn.json.Json;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * The fields of an object, in an agent's file or a task's {@code agent_config}. Notes every problem instead of stopping at the
 * first.
 */
final class Section {
    private static final String NO_MORE = ": the agent's file allows no more";

    private final ObjectNode json;
    private final String path;
    private final Origin origin;
    private final List<FieldProblem> problems;
    private final TreeSet<String> known = new TreeSet<>();
    private final Set<String> refused = new HashSet<>();

    /** Who wrote it. */
    enum Origin {
        /** An operator, in a file: a name without a value is a mistake. */
        FILE,
        /** A client, in a task: {@code null} counts as absent, as the older system's clients expect. */
        TASK
    }

    /** @param path what leads here; empty for a whole file */
    Section(ObjectNode json, String path, Origin origin, List<FieldProblem> problems) {
        this.json = json;
        this.path = path;
        this.origin = origin;
        this.problems = problems;
    }

    /** Whether anything stands there, right or wrong. */
    boolean has(String field) {
        known.add(field);
        return json.hasNonNull(field);
    }

    /** Whether nothing was written there, not even wrongly. */
    boolean lacks(String field) {
        return origin == Origin.TASK ? !json.hasNonNull(field) : !json.has(field);
    }

    boolean isText(String field) {
        return json.path(field).isTextual();
    }

    List<String> names() {
        List<String> names = new ArrayList<>();
        json.fieldNames().forEachRemaining(names::add);
        return names;
    }

    String place(String field) {
        return path.isEmpty() ? field : path + "." + field;
    }

    /** @param maxLength in characters */
    Optional<String> string(String field, int maxLength) {
        Optional<String> value = present(field, "a string", JsonNode::isTextual).map(JsonNode::asText);
        if (value.filter(text -> text.length() > maxLength).isPresent()) {
            note(field, "out_of_range", "has more than " + maxLength + " characters");
            return Optional.empty();
        }
        if (value.filter(String::isBlank).isPresent()) {
            note(field, "invalid", "is blank: give it a value, or leave it out");
            return Optional.empty();
        }
        return value;
    }

    Optional<Boolean> bool(String field) {
        return present(field, "true or false", JsonNode::isBoolean).map(JsonNode::asBoolean);
    }

    OptionalLong integer(String field, long min, long max) {
        return integer(field, min, max, "");
    }

    private OptionalLong integer(String field, long min, long max, String why) {
        Optional<JsonNode> value = present(field, "an integer", JsonNode::isIntegralNumber);
        if (value.isEmpty()) {
            return OptionalLong.empty();
        }
        JsonNode number = value.get();
        if (!number.canConvertToLong() || number.asLong() < min || number.asLong() > max) {
            note(field, "out_of_range", "must be " + min + " to " + max + why);
            return OptionalLong.empty();
        }
        return OptionalLong.of(number.asLong());
    }

    /** The cap, or what lowers it. */
    OptionalLong capped(String field, long min, long max, OptionalLong cap) {
        OptionalLong value = integer(field, min, cap.orElse(max), cap.isPresent() ? NO_MORE : "");
        return value.isPresent() ? value : cap;
    }

    /** The cap, or the amount above zero that lowers it. */
    Optional<BigDecimal> cappedAmount(String field, BigDecimal max, Optional<BigDecimal> cap) {
        Optional<BigDecimal> value =
                present(field, "a number", JsonNode::isNumber).map(JsonNode::decimalValue);
        if (value.filter(amount -> amount.signum() <= 0 || amount.compareTo(cap.orElse(max)) > 0)
                .isPresent()) {
            String most = cap.orElse(max).toPlainString();
            note(
                    field,
                    "out_of_range",
                    "must be above 0, and " + most + " at the most" + (cap.isPresent() ? NO_MORE : ""));
            return cap;
        }
        return value.or(() -> cap);
    }

    OptionalDouble number(String field, double min, double max) {
        Optional<JsonNode> value = present(field, "a number", JsonNode::isNumber);
        if (value.isEmpty()) {
            return OptionalDouble.empty();
        }
        double number = value.get().asDouble();
        if (!(number >= min && number <= max)) {
            note(field, "out_of_range", "must be " + min + " to " + max);
            return OptionalDouble.empty();
        }
        return OptionalDouble.of(number);
    }

    /** A list's texts under their places, such as {@code hosts[0]}; what is no text is noted and left out. */
    Optional<Map<String, String>> strings(String field) {
        return present(field, "an array of strings", JsonNode::isArray).map(array -> {
            Map<String, String> strings = new LinkedHashMap<>();
            for (int i = 0; i < array.size(); i++) {
                String at = field + "[" + i + "]";
                typed(at, array.path(i), "a string", JsonNode::isTextual)
                        .ifPresent(text -> strings.put(at, text.asText()));
            }
            return strings;
        });
    }

    Optional<ObjectNode> object(String field) {
        return present(field, "an object", JsonNode::isObject).map(ObjectNode.class::cast);
    }

    Optional<Section> section(String field) {
        return object(field).map(object -> new Section(object, place(field), origin, problems));
    }

    /** As {@link #section}, without fields where there is none. */
    Section sectionOrNone(String field) {
        return section(field).orElseGet(() -> none(field));
    }

    Section none(String field) {
        return new Section(Json.object(), place(field), origin, problems);
    }

    List<Section> sections(String field) {
        List<Section> sections = new ArrayList<>();
        present(field, "an array of objects", JsonNode::isArray).ifPresent(array -> {
            for (int i = 0; i < array.size(); i++) {
                String at = field + "[" + i + "]";
                typed(at, array.path(i), "an object", JsonNode::isObject)
                        .map(ObjectNode.class::cast)
                        .ifPresent(object -> sections.add(new Section(object, place(at), origin, problems)));
            }
        });
        return sections;
    }

    /** @param name what the choices are called */
    <E> Optional<E> oneOf(String field, List<E> choices, Function<E, String> name) {
        return string(field, Integer.MAX_VALUE).flatMap(text -> choice(field, text, choices, name));
    }

    /** @param at the field, or an item of it */
    <E> Optional<E> choice(String at, String text, List<E> choices, Function<E, String> name) {
        Optional<E> found = choices.stream()
                .filter(choice -> name.apply(choice).equals(text))
                .findFirst();
        if (found.isEmpty()) {
            List<String> names = choices.stream().map(name).toList();
            note(
                    at,
                    "invalid",
                    "'" + text + "' is unknown" + NearMiss.didYouMean(text, names) + ": use one of "
                            + String.join(", ", names));
        }
        return found;
    }

    private Optional<JsonNode> present(String field, String type, Predicate<JsonNode> isType) {
        known.add(field);
        JsonNode value = json.path(field);
        boolean absent = value.isMissingNode() || (value.isNull() && origin == Origin.TASK);
        return absent ? Optional.empty() : typed(field, value, type, isType);
    }

    private Optional<JsonNode> typed(String at, JsonNode value, String type, Predicate<JsonNode> isType) {
        if (isType.test(value)) {
            return Optional.of(value);
        }
        if (value.isNull() && origin == Origin.FILE) {
            note(at, "wrong_type", "is empty: give it " + type + ", or leave it out");
        } else {
            note(
                    at,
                    "wrong_type",
                    "must be " + type + ", but is " + value.getNodeType().name().toLowerCase(Locale.ROOT));
        }
        return Optional.empty();
    }

    void note(String field, String code, String detail) {
        String place = place(field);
        problems.add(new FieldProblem(place, code, place + " " + detail));
    }

    /** Refuses a field that exists elsewhere. */
    void refuse(String field, String detail) {
        refused.add(field);
        if (json.hasNonNull(field)) {
            note(field, "invalid", detail);
        }
    }

    /** Refuses two names for one thing. */
    void refuseBoth(String field, Section other, String otherField) {
        boolean given = has(field);
        if (other.has(otherField) && given) {
            note(field, "invalid", "means the same as " + other.place(otherField) + ": give only one of them");
        }
    }

    /** Notes every field that was not asked for. */
    void refuseOthers() {
        for (String field : names()) {
            if (!known.contains(field) && !refused.contains(field)) {
                String meant = NearMiss.didYouMean(field, known);
                String there = String.join(", ", known);
                note(field, "unknown", "is no field here" + meant + "; there are " + there);
            }
        }
    }
}
