package com.opspawn.planner;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.opspawn.json.Json;
import com.opspawn.tool.ToolSpec;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Makes a JSON object of what a model wrote as an action's input. */
final class ReactInput {
    private static final Pattern KEYWORD = Pattern.compile("^([\\p{L}_][\\p{L}\\p{N}_]{0,80}+)\\s*+=(?!=)\\s*+");

    private final String input;
    private final JsonNode properties;
    private final JsonNode required;

    private ReactInput(String input, ToolSpec tool) {
        this.input = input;
        this.properties = tool.parameters().path("properties");
        this.required = tool.parameters().path("required");
    }

    /** The arguments; the words as they are where nothing can be made of them, so that the model is told what is wrong. */
    static String arguments(ReactAnswer.Action action, List<ToolSpec> tools) {
        String input = Fences.without(action.input());
        return object(input)
                .or(() -> tools.stream()
                        .filter(tool -> tool.name().equals(action.tool()))
                        .findFirst()
                        .flatMap(tool -> new ReactInput(input, tool).forTool()))
                .map(Json::write)
                .orElse(input);
    }

    /** One at the beginning; what follows it is passed over. Some models put it into a string. */
    private static Optional<ObjectNode> object(String input) {
        if (input.startsWith("{")) {
            return objectAt(0, input);
        }
        return input.startsWith("\"{")
                ? LooseJson.whole(input).filter(JsonNode::isTextual).flatMap(text -> objectAt(0, text.asText()))
                : Optional.empty();
    }

    private static Optional<ObjectNode> objectAt(int start, String text) {
        return LooseJson.at(start, text)
                .filter(found -> found.value().isObject())
                .map(found -> (ObjectNode) found.value());
    }

    private Optional<ObjectNode> forTool() {
        boolean none = properties.isEmpty() || (required.isEmpty() && ActionHead.isNothing(input));
        if (none || input.isEmpty()) {
            return Optional.of(Json.object());
        }
        return keywords().or(this::amidWords).or(this::onlyValue);
    }

    /** {@code expression='2+2', digits=3}, as in a call in Python. */
    private Optional<ObjectNode> keywords() {
        Matcher keyword = KEYWORD.matcher(input);
        if (!keyword.lookingAt() || !properties.has(keyword.group(1))) {
            return Optional.empty();
        }
        Optional<ObjectNode> all = LooseJson.whole("{" + input + "}").map(json -> (ObjectNode) json);
        return all.or(() -> value(input.substring(keyword.end()), properties.path(keyword.group(1)))
                .map(value -> Json.object().set(keyword.group(1), value)));
    }

    /** The first object in the text, if it is for this tool. */
    private Optional<ObjectNode> amidWords() {
        int start = input.indexOf('{');
        return start < 0
                ? Optional.empty()
                : objectAt(start, input)
                        .filter(object -> !object.isEmpty()
                                && object.properties().stream().allMatch(field -> properties.has(field.getKey())));
    }

    /** A bare value is that of the only parameter, or of the only required one. */
    private Optional<ObjectNode> onlyValue() {
        String only = properties.size() == 1
                ? properties.fieldNames().next()
                : required.size() == 1 ? required.path(0).asText() : "";
        return properties.has(only)
                ? value(input, properties.path(only)).map(value -> Json.object().set(only, value))
                : Optional.empty();
    }

    private static Optional<JsonNode> value(String words, JsonNode property) {
        Optional<JsonNode> json = LooseJson.whole(words);
        if (!property.path("type").asText("").equals("string")) {
            return json;
        }
        return Optional.of(json.filter(JsonNode::isTextual).orElseGet(() -> TextNode.valueOf(words)));
    }
}
