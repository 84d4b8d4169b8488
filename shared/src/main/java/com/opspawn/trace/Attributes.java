package com.opspawn.trace;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.opspawn.json.Json;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is known of a span, by name, in order.
 *
 * @param values each of them an {@code AnyValue} of OTLP
 */
public record Attributes(Map<String, ObjectNode> values) {
    public static final Attributes NONE = new Attributes(Map.of());

    public Attributes {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    public Attributes with(String name, String value) {
        return and(name, text(value));
    }

    public Attributes with(String name, Optional<String> value) {
        return value.map(known -> with(name, known)).orElse(this);
    }

    /** JSON has no 64 bits: OTLP writes whole numbers as texts. */
    public Attributes with(String name, long value) {
        return and(name, Json.object().put("intValue", Long.toString(value)));
    }

    public Attributes with(String name, BigDecimal value) {
        return and(name, Json.object().put("doubleValue", value.doubleValue()));
    }

    public Attributes with(String name, List<String> texts) {
        ObjectNode array = Json.object();
        ArrayNode values = array.putObject("arrayValue").putArray("values");
        texts.forEach(text -> values.add(text(text)));
        return and(name, array);
    }

    private static ObjectNode text(String value) {
        return Json.object().put("stringValue", value);
    }

    private Attributes and(String name, ObjectNode value) {
        Map<String, ObjectNode> more = new LinkedHashMap<>(values);
        more.put(name, value);
        return new Attributes(more);
    }

    /** As OTLP lists them. */
    ArrayNode write() {
        ArrayNode list = Json.array();
        values.forEach((name, value) -> list.addObject().put("key", name).set("value", value));
        return list;
    }
}
