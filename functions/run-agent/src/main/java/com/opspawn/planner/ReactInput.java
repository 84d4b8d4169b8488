package com.opspawn.planner;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.opspawn.json.Json;
import com.opspawn.tool.ToolSpec;
import java.util.List;
import java.util.Optional;

/** Makes a JSON object of what a model wrote as an action's input. */
final class ReactInput {
    /** Of JSON as models write it by hand. */
    private static final ObjectReader LENIENT = JsonMapper.builder()
            .enable(
                    JsonReadFeature.ALLOW_SINGLE_QUOTES,
                    JsonReadFeature.ALLOW_UNQUOTED_FIELD_NAMES,
                    JsonReadFeature.ALLOW_TRAILING_COMMA,
                    JsonReadFeature.ALLOW_JAVA_COMMENTS,
                    JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
            .build()
            .reader();

    private ReactInput() {}

    /** The arguments; the words as they are where nothing can be made of them, so that the model is told what is wrong. */
    static String arguments(ReactAnswer.Acts acts, List<ToolSpec> tools) {
        String input = withoutFence(acts.input());
        Optional<ObjectNode> object = object(input);
        if (object.isPresent()) {
            return Json.write(object.get());
        }
        Optional<ToolSpec> spec =
                tools.stream().filter(tool -> tool.name().equals(acts.tool())).findFirst();
        return spec.flatMap(tool -> wrapped(input, tool)).map(Json::write).orElse(input);
    }

    private static String withoutFence(String input) {
        return input.strip().replaceFirst("^```[a-zA-Z]*\\s*", "").replaceFirst("\\s*```\\s*$", "");
    }

    /** The first object in the text; words around it are passed over. */
    private static Optional<ObjectNode> object(String input) {
        int start = input.indexOf('{');
        if (start < 0) {
            return Optional.empty();
        }
        try {
            return LENIENT.readTree(input.substring(start)) instanceof ObjectNode object
                    ? Optional.of(object)
                    : Optional.empty();
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    /** A bare value is that of the only parameter, or of the only required one. */
    private static Optional<ObjectNode> wrapped(String input, ToolSpec tool) {
        JsonNode properties = tool.parameters().path("properties");
        JsonNode required = tool.parameters().path("required");
        if (input.isBlank()) {
            return Optional.of(Json.object());
        }
        String only = properties.size() == 1
                ? properties.fieldNames().next()
                : required.size() == 1 ? required.get(0).asText() : "";
        JsonNode property = properties.path(only);
        return property.isMissingNode()
                ? Optional.empty()
                : value(input, property).map(v -> Json.object().set(only, v));
    }

    private static Optional<JsonNode> value(String input, JsonNode property) {
        if (property.path("type").asText("").equals("string")) {
            boolean quoted = input.length() > 1
                    && List.of("\"", "'").contains(input.substring(0, 1))
                    && input.endsWith(input.substring(0, 1));
            return Optional.of(TextNode.valueOf(quoted ? input.substring(1, input.length() - 1) : input));
        }
        try {
            return Optional.of(LENIENT.readTree(input));
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }
}
