package com.opspawn.local.states.run;

import com.opspawn.local.states.json.Json;
import com.opspawn.local.states.jsonata.QueryFailure;
import com.opspawn.local.states.jsonata.Template;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Evaluates the fields that take a value of one type only; the errors are AWS's for another type. */
final class TypedResults {
    private TypedResults() {}

    static String text(Template template, Map<String, @Nullable Object> variables) {
        Object value = template.evaluate(variables);
        if (value instanceof String text) {
            return text;
        }
        throw wrong(template, "string", value);
    }

    static boolean bool(Template template, Map<String, @Nullable Object> variables) {
        Object value = template.evaluate(variables);
        if (value instanceof Boolean bool) {
            return bool;
        }
        throw wrong(template, "boolean", value);
    }

    static List<?> array(Template template, Map<String, @Nullable Object> variables) {
        Object value = template.evaluate(variables);
        if (value instanceof List<?> list) {
            return list;
        }
        throw wrong(template, "array", value);
    }

    static long wholeNumber(Template template, Map<String, @Nullable Object> variables) {
        Object value = template.evaluate(variables);
        if (!(value instanceof Number number)) {
            throw wrong(template, "number", value);
        }
        if (number.longValue() < 0 || number.doubleValue() != Math.rint(number.doubleValue())) {
            throw new QueryFailure(
                    field(template),
                    "The %s field must be a non-negative integer but was: %s".formatted(field(template), number));
        }
        return number.longValue();
    }

    static Instant timestamp(Template template, Map<String, @Nullable Object> variables) {
        String text = text(template, variables);
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeParseException e) {
            throw new QueryFailure(
                    field(template),
                    "The Timestamp field cannot be parsed as an ISO-8601 extended offset date-time format string: "
                            + text);
        }
    }

    private static QueryFailure wrong(Template template, String expected, @Nullable Object found) {
        return QueryFailure.type(field(template), source(template), expected, Json.typeName(found), Json.write(found));
    }

    private static String field(Template template) {
        return template instanceof Template.Query query ? query.field() : "";
    }

    private static String source(Template template) {
        return template instanceof Template.Query query ? query.expression().source() : "";
    }
}
