package com.opspawn.policy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.opspawn.json.CanonicalJson;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * The values that a rule looks at, as texts: strings without their quotes and escapes, numbers in plain decimals
 * ({@code 1e3} is {@code 1000}), objects as JSON with sorted keys.
 *
 * <p>A list is looked through: each of its items is a value. Else wrapping a value in a list would hide it from a rule.
 */
final class ArgumentValues {
    private ArgumentValues() {}

    /** @param field dotted, such as {@code issue.labels}; a key that itself holds a dot is found as well */
    static List<String> at(ObjectNode arguments, String field) {
        List<String> values = new ArrayList<>();
        collect(arguments, field, values);
        return values;
    }

    private static void collect(JsonNode node, String field, List<String> values) {
        if (node.isArray()) {
            node.forEach(item -> collect(item, field, values));
            return;
        }
        for (int end = field.indexOf('.'); end >= 0; end = field.indexOf('.', end + 1)) {
            collect(node.path(field.substring(0, end)), field.substring(end + 1), values);
        }
        texts(node.path(field), values);
    }

    private static void texts(JsonNode node, List<String> values) {
        if (node.isArray()) {
            node.forEach(item -> texts(item, values));
        } else if (!node.isMissingNode()) {
            values.add(text(node));
        }
    }

    private static String text(JsonNode node) {
        if (node.isNumber()) {
            BigDecimal number = node.decimalValue();
            return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
        }
        return node.isObject() ? CanonicalJson.write(node) : node.asText();
    }
}
