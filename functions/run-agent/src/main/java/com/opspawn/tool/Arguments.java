package com.opspawn.tool;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.opspawn.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Reads a call's arguments and holds them against the tool's schema, for messages that a model can act on. */
final class Arguments {
    private Arguments() {}

    /**
     * Gives the arguments.
     *
     * @throws ToolException naming every problem, and what the tool expects
     */
    static ObjectNode read(String text, ToolSpec spec) throws ToolException {
        ObjectNode arguments = parse(text, spec);
        List<String> problems = problems(arguments, spec.parameters());
        if (!problems.isEmpty()) {
            throw new ToolException("the arguments of " + spec.name() + " are wrong: " + String.join("; ", problems)
                    + ". Its parameters: " + Json.write(spec.parameters()));
        }
        return arguments;
    }

    /** Models write nothing at all where they mean no arguments. */
    private static ObjectNode parse(String text, ToolSpec spec) throws ToolException {
        try {
            if (Json.parse(text.isBlank() ? "{}" : text) instanceof ObjectNode object) {
                return object;
            }
            throw new ToolException("the arguments of " + spec.name() + " must be a JSON object");
        } catch (JsonProcessingException e) {
            throw new ToolException("the arguments of " + spec.name() + " are not JSON: " + e.getOriginalMessage(), e);
        }
    }

    private static List<String> problems(ObjectNode arguments, ObjectNode schema) {
        List<String> problems = new ArrayList<>();
        for (JsonNode required : schema.path("required")) {
            if (!arguments.has(required.asText())) {
                problems.add("'" + required.asText() + "' is missing");
            }
        }
        JsonNode properties = schema.path("properties");
        for (Map.Entry<String, JsonNode> argument : arguments.properties()) {
            JsonNode property = properties.path(argument.getKey());
            String type = property.path("type").asText("");
            if (property.isMissingNode()) {
                problems.add("'" + argument.getKey() + "' is no parameter");
            } else if (!isOfType(argument.getValue(), type)) {
                problems.add("'" + argument.getKey() + "' must be of type " + type + ", but is "
                        + argument.getValue().getNodeType().name().toLowerCase(Locale.ROOT));
            }
        }
        return problems;
    }

    private static boolean isOfType(JsonNode value, String type) {
        return switch (type) {
            case "string" -> value.isTextual();
            case "integer" -> value.isIntegralNumber();
            case "number" -> value.isNumber();
            case "boolean" -> value.isBoolean();
            case "array" -> value.isArray();
            case "object" -> value.isObject();
            default -> true;
        };
    }
}
