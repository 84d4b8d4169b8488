package com.opspawn.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Reads the fields of an object that this system wrote. Missing optional fields are absent, unknown ones are passed over,
 * so that old journals stay readable.
 */
public record ObjectReader(ObjectNode node) {

    public static ObjectReader of(String json) {
        if (Json.parseOwn(json) instanceof ObjectNode object) {
            return new ObjectReader(object);
        }
        throw new IllegalStateException("stored JSON is no object");
    }

    public String string(String field) {
        return optionalString(field)
                .orElseThrow(() -> new IllegalStateException("stored JSON: field '" + field + "' is missing"));
    }

    public Optional<String> optionalString(String field) {
        JsonNode value = node.path(field);
        return value.isTextual() ? Optional.of(value.asText()) : Optional.empty();
    }

    public Instant instant(String field) {
        return Instant.parse(string(field));
    }

    public Optional<Instant> optionalInstant(String field) {
        return optionalString(field).map(Instant::parse);
    }

    public long number(String field) {
        return node.path(field).asLong();
    }

    public OptionalLong optionalNumber(String field) {
        JsonNode value = node.path(field);
        return value.isIntegralNumber() ? OptionalLong.of(value.asLong()) : OptionalLong.empty();
    }

    public Optional<BigDecimal> optionalDecimal(String field) {
        JsonNode value = node.path(field);
        return value.isNumber() ? Optional.of(value.decimalValue()) : Optional.empty();
    }

    public Optional<ObjectNode> optionalObject(String field) {
        return node.get(field) instanceof ObjectNode object ? Optional.of(object) : Optional.empty();
    }
}
