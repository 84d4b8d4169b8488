package com.opspawn.local.states.asl;

import com.opspawn.local.states.jsonata.Template;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/** Checks what is written out in a definition and need not wait for an execution to fail. */
final class ConstantCheck {
    private ConstantCheck() {}

    static void wholeNumber(Fields fields, String field, Optional<Template> template) {
        if (template.isPresent() && template.get() instanceof Template.Constant(Object value)) {
            boolean whole = (value instanceof Integer || value instanceof Long) && ((Number) value).longValue() >= 0;
            if (!whole) {
                fields.problem(field, "must be a whole number of at least 0, or a JSONata expression");
            }
        }
    }

    static void type(Fields fields, String field, Optional<Template> template, Class<?> type, String what) {
        if (template.isPresent()
                && template.get() instanceof Template.Constant(Object value)
                && !type.isInstance(value)) {
            fields.problem(field, "must be " + what + " or a JSONata expression");
        }
    }

    static void timestamp(Fields fields, String field, Optional<Template> template) {
        if (template.isPresent() && template.get() instanceof Template.Constant(Object value)) {
            try {
                OffsetDateTime.parse(String.valueOf(value));
            } catch (DateTimeParseException e) {
                fields.problem(field, "must be an RFC 3339 date-time with an offset, such as 2026-11-22T10:00:00Z");
            }
        }
    }
}
