package com.opspawn.mcp;

import com.fasterxml.jackson.databind.JsonNode;
import com.opspawn.json.Json;
import com.opspawn.tool.ToolException;
import java.util.ArrayList;
import java.util.List;

/**
 * The result of a call, for a model to read.
 *
 * @param json as {@code tools/call} gives it: {@code {content, structuredContent?, isError?}}
 */
record CallResult(JsonNode json) {

    /**
     * The text, a part a paragraph; what is no text as a mark that says what it is.
     *
     * @throws ToolException with the text, where the tool says that it went wrong
     */
    String text() throws ToolException {
        List<String> parts = new ArrayList<>();
        boolean told = false;
        for (JsonNode part : json.path("content")) {
            told |= part.path("type").asText().equals("text");
            parts.add(part(part));
        }
        if (!told && json.hasNonNull("structuredContent")) {
            parts.addFirst(Json.write(json.path("structuredContent")));
        }
        String text = String.join("\n\n", parts);
        if (json.path("isError").booleanValue()) {
            throw new ToolException(text.isBlank() ? "the tool went wrong and did not say why" : text);
        }
        return text;
    }

    private static String part(JsonNode part) {
        return switch (part.path("type").asText()) {
            case "text" -> part.path("text").asText();
            case "image", "audio" -> mark(part.path("type").asText(), part, part.path("data"));
            case "resource" -> resource(part.path("resource"));
            case "resource_link" -> "[resource " + part.path("uri").asText() + named(part) + "]";
            default -> "[something of type '" + part.path("type").asText() + "', which is not understood]";
        };
    }

    private static String resource(JsonNode resource) {
        String uri = resource.path("uri").asText();
        return resource.has("text")
                ? "[resource " + uri + "]\n" + resource.path("text").asText()
                : mark("resource " + uri, resource, resource.path("blob"));
    }

    private static String mark(String what, JsonNode part, JsonNode base64) {
        int digits = base64.asText().replaceAll("[=\\s]", "").length();
        return "[" + what + " " + part.path("mimeType").asText("of unknown type") + ", " + digits * 3L / 4 + " bytes]";
    }

    private static String named(JsonNode link) {
        return link.hasNonNull("name") ? " (" + link.path("name").asText() + ")" : "";
    }
}
