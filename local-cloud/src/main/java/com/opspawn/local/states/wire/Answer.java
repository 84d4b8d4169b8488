package com.opspawn.local.states.wire;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** A JSON object that is put together field by field. */
final class Answer {
    private final Map<String, Object> fields = new LinkedHashMap<>();

    static Answer empty() {
        return new Answer();
    }

    Answer with(String field, Object value) {
        fields.put(field, value instanceof Answer nested ? nested.fields : value);
        return this;
    }

    Answer with(String field, Optional<?> value) {
        value.ifPresent(present -> with(field, present));
        return this;
    }

    Answer with(String field, OptionalLong value) {
        value.ifPresent(present -> with(field, present));
        return this;
    }

    /** A date as AWS JSON has it: seconds since the epoch, with milliseconds. */
    Answer with(String field, Instant at) {
        return with(field, BigDecimal.valueOf(at.toEpochMilli(), 3));
    }

    Map<String, Object> fields() {
        return fields;
    }
}
