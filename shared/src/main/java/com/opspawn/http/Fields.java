package com.opspawn.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * Reads the fields of an object that a user wrote, noting every problem instead of stopping at the first.
 *
 * <p>A field that is {@code null} counts as absent, as the older system's clients expect.
 */
public final class Fields {
    private static final int NEXT_LINE = 0x85;

    private final ObjectNode json;
    private final String prefix;
    private final List<FieldProblem> problems;
    private final Set<String> known = new HashSet<>();

    /** @param problems where problems are added */
    public Fields(ObjectNode json, List<FieldProblem> problems) {
        this(json, "", problems);
    }

    /** @param prefix what stands before a field's name in messages, such as {@code budget.} */
    public Fields(ObjectNode json, String prefix, List<FieldProblem> problems) {
        this.json = json;
        this.prefix = prefix;
        this.problems = problems;
    }

    /** Whether the user wrote anything there, right or wrong. */
    public boolean has(String field) {
        return json.hasNonNull(field);
    }

    /** @param maxLength in characters */
    public Optional<String> string(String field, int maxLength) {
        Optional<String> value = present(field, "a string", JsonNode::isTextual).map(JsonNode::asText);
        if (value.filter(text -> text.length() > maxLength).isPresent()) {
            note(field, "out_of_range", "has more than " + maxLength + " characters");
            return Optional.empty();
        }
        if (value.filter(Fields::isBlank).isPresent()) {
            note(field, "invalid", "is blank: give it a value, or leave it out");
            return Optional.empty();
        }
        return value;
    }

    /**
     * Whether a text has nothing that can be seen: white space by any definition, that of Unicode and that of a schema's
     * {@code \s} included, of which Java's own knows neither the spaces that do not break nor the next line.
     */
    public static boolean isBlank(String text) {
        return text.codePoints()
                .allMatch(each -> Character.isWhitespace(each) || Character.isSpaceChar(each) || each == NEXT_LINE);
    }

    public Optional<ObjectNode> object(String field) {
        return present(field, "an object", JsonNode::isObject).map(ObjectNode.class::cast);
    }

    /** The fields of an object within this one. */
    public Optional<Fields> fields(String field) {
        return object(field).map(object -> within(field, object));
    }

    /** @param object what was read from the field */
    public Fields within(String field, ObjectNode object) {
        return new Fields(object, prefix + field + ".", problems);
    }

    public Optional<Boolean> flag(String field) {
        return present(field, "true or false", JsonNode::isBoolean).map(JsonNode::asBoolean);
    }

    public OptionalLong positiveInteger(String field, long max) {
        Optional<JsonNode> value = present(field, "an integer", Fields::isInteger);
        if (value.isEmpty()) {
            return OptionalLong.empty();
        }
        JsonNode number = value.get();
        if (!number.canConvertToLong() || number.asLong() < 1 || number.asLong() > max) {
            note(field, "out_of_range", "must be 1 to " + max);
            return OptionalLong.empty();
        }
        return OptionalLong.of(number.asLong());
    }

    /** Some languages write a whole number as {@code 5.0}; it is the same number. */
    private static boolean isInteger(JsonNode node) {
        return node.isNumber() && node.decimalValue().stripTrailingZeros().scale() <= 0;
    }

    public OptionalDouble number(String field, double min, double max) {
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

    /** @param max the largest, which is allowed; the smallest is above zero */
    public Optional<BigDecimal> positiveDecimal(String field, BigDecimal max) {
        Optional<BigDecimal> value =
                present(field, "a number", JsonNode::isNumber).map(JsonNode::decimalValue);
        if (value.filter(number -> number.signum() <= 0 || number.compareTo(max) > 0)
                .isPresent()) {
            note(field, "out_of_range", "must be above 0, and " + max.toPlainString() + " at the most");
            return Optional.empty();
        }
        return value;
    }

    public Optional<List<String>> strings(String field) {
        Optional<JsonNode> value = present(field, "an array of strings", Fields::isStrings);
        return value.map(array -> {
            List<String> strings = new ArrayList<>();
            array.forEach(item -> strings.add(item.asText()));
            return List.copyOf(strings);
        });
    }

    private static boolean isStrings(JsonNode node) {
        boolean strings = node.isArray();
        for (JsonNode item : node) {
            strings &= item.isTextual();
        }
        return strings;
    }

    /** A time by RFC 3339, with its offset. */
    public Optional<Instant> instant(String field) {
        Optional<String> text = string(field, 64);
        try {
            return text.map(OffsetDateTime::parse)
                    .map(OffsetDateTime::toInstant)
                    .map(instant -> instant.truncatedTo(ChronoUnit.MILLIS));
        } catch (DateTimeException e) {
            note(field, "invalid", "must be a time by RFC 3339, such as 2026-11-22T12:00:00Z");
            return Optional.empty();
        }
    }

    private Optional<JsonNode> present(String field, String type, Predicate<JsonNode> isType) {
        known.add(field);
        JsonNode value = json.path(field);
        if (value.isMissingNode() || value.isNull()) {
            return Optional.empty();
        }
        if (!isType.test(value)) {
            String found = value.getNodeType().name().toLowerCase(Locale.ROOT);
            note(field, "wrong_type", "must be " + type + ", but is " + found);
            return Optional.empty();
        }
        return Optional.of(value);
    }

    public void missing(String field, String fix) {
        note(field, "missing", fix);
    }

    public void note(String field, String code, String detail) {
        problems.add(new FieldProblem(prefix + field, code, prefix + field + " " + detail));
    }

    /** Notes every field that was not asked for. */
    public void refuseOthers() {
        json.fieldNames().forEachRemaining(field -> {
            if (!known.contains(field)) {
                note(field, "unknown", "is no field here; there are " + String.join(", ", new TreeSet<>(known)));
            }
        });
    }
}
