package com.opspawn.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Error;
import com.networknt.schema.path.NodePath;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;

/** How a problem is said. No value is repeated but small numbers: it may be long, and it may be secret. */
final class Words {
    private static final int MOST_CHOICES = 30;
    private static final int LONGEST = 500;

    private Words() {}

    static Problem problem(Error error) {
        NodePath place = error.getInstanceLocation();
        return switch (error.getKeyword()) {
            case "required" -> new Problem(child(place, error), "is missing");
            case "additionalProperties", "unevaluatedProperties" ->
                new Problem(child(place, error), "is not a known property");
            default -> new Problem(shortened(place.toString()), shortened(what(error)));
        };
    }

    private static String child(NodePath place, Error error) {
        return shortened(place.append(String.valueOf(error.getProperty())).toString());
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    }

    private static String what(Error error) {
        JsonNode rule = error.getSchemaNode();
        JsonNode value = error.getInstanceNode();
        return switch (error.getKeyword()) {
            case "type" -> "must be " + types(rule) + ", but is " + actual(value, rule);
            case "enum" -> "must be one of " + choices(rule);
            case "const" -> "must be " + rule;
            case "minimum" -> "must be at least " + rule.asText() + isNumber(value);
            case "maximum" -> "must be at most " + rule.asText() + isNumber(value);
            case "exclusiveMinimum" -> "must be more than " + rule.asText() + isNumber(value);
            case "exclusiveMaximum" -> "must be less than " + rule.asText() + isNumber(value);
            case "multipleOf" -> "must be a multiple of " + rule.asText() + isNumber(value);
            case "minLength" -> "must have at least " + count(rule, "character") + ", but has " + length(value);
            case "maxLength" -> "must have at most " + count(rule, "character") + ", but has " + length(value);
            case "minItems" -> "must have at least " + count(rule, "item") + ", but has " + value.size();
            case "maxItems" -> "must have at most " + count(rule, "item") + ", but has " + value.size();
            case "uniqueItems" -> "must not have an item twice";
            case "pattern" -> "must match the pattern " + rule.asText();
            case "format" -> "must be a " + rule.asText() + " such as " + Formats.example(rule.asText());
            case "false" -> "is not allowed here";
            default -> error.getMessage();
        };
    }

    private static String types(JsonNode rule) {
        List<String> types = new ArrayList<>();
        if (rule.isArray()) {
            rule.forEach(type -> types.add(withArticle(type.asText())));
        } else {
            types.add(withArticle(rule.asText()));
        }
        return String.join(" or ", types);
    }

    private static String actual(JsonNode value, JsonNode rule) {
        boolean isFraction = value.isNumber() && rule.toString().contains("\"integer\"");
        return isFraction ? value.asText() : typeOf(value);
    }

    /** As JSON Schema names it, with its article. */
    static String typeOf(JsonNode value) {
        return switch (value.getNodeType()) {
            case STRING -> "a string";
            case NUMBER -> "a number";
            case BOOLEAN -> "a boolean";
            case ARRAY -> "an array";
            case OBJECT -> "an object";
            case NULL, MISSING -> "null";
            case BINARY, POJO -> "no JSON";
        };
    }

    private static String withArticle(String type) {
        return switch (type) {
            case "null" -> "null";
            case "integer", "array", "object" -> "an " + type;
            default -> "a " + type;
        };
    }

    private static String choices(JsonNode rule) {
        List<String> choices = StreamSupport.stream(rule.spliterator(), false)
                .limit(MOST_CHOICES)
                .map(JsonNode::toString)
                .toList();
        return String.join(", ", choices) + (rule.size() > MOST_CHOICES ? ", …" : "");
    }

    private static String isNumber(JsonNode value) {
        return ", but is " + value.asText();
    }

    private static String count(JsonNode rule, String noun) {
        return rule.asText() + " " + noun + (rule.asInt() == 1 ? "" : "s");
    }

    private static int length(JsonNode value) {
        return value.textValue().codePointCount(0, value.textValue().length());
    }
}
