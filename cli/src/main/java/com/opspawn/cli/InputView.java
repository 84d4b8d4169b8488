package com.opspawn.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.opspawn.json.Json;
import java.util.ArrayList;
import java.util.List;

/** How it is shown what a task asks people for: an {@code input_requested} event, or a request as the API lists them. */
final class InputView {
    private final Paint paint;

    InputView(Paint paint) {
        this.paint = paint;
    }

    /** {@code approval}, {@code question}, {@code unknown_effect}; another one of a later version. */
    static String type(JsonNode request) {
        return request.path("request_type").asText(request.path("type").asText());
    }

    /** The question, what it is about, and the choices. */
    List<String> lines(JsonNode request) {
        List<String> lines = new ArrayList<>();
        lines.add(paint.notable(head(type(request))) + "  " + Terminal.shortened(text(request, "question")));
        call(request).forEach(call -> lines.add("  → " + call));
        request.path("options").forEach(option -> lines.add("  - " + Terminal.shortened(option.asText())));
        String expires = text(request, "expires_at");
        if (!expires.isEmpty()) {
            lines.add(paint.dim("  until " + Terminal.line(expires) + ", then: "
                    + Terminal.line(text(request, "default_decision"))));
        }
        return lines;
    }

    private static String head(String type) {
        return switch (type) {
            case "approval" -> "needs approval";
            case "question" -> "asks";
            case "unknown_effect" -> "needs a decision";
            default -> "needs input (" + Terminal.line(type) + ")";
        };
    }

    /** The call as it would run, whole: who decides must see all of it. Empty where there is none. */
    static List<String> call(JsonNode request) {
        String tool = text(request, "tool");
        return tool.isEmpty() || type(request).equals("question")
                ? List.of()
                : List.of(Terminal.line(tool) + " " + Terminal.line(arguments(request)));
    }

    /** As one line of JSON, or as the model wrote them where that is no JSON object. */
    static String arguments(JsonNode request) {
        JsonNode arguments = request.path("arguments");
        return arguments.isContainerNode() ? Json.write(arguments) : arguments.asText("");
    }

    /** What came of a request; nothing where it is open. */
    String given(JsonNode given) {
        String by = Terminal.line(text(given, "by"));
        String what = switch (text(given, "decision")) {
            case "approve" -> paint.good("approved");
            case "edit" -> paint.good("approved with other arguments");
            case "reject" -> paint.bad("rejected");
            case "answer" -> paint.good("answered");
            default -> Terminal.line(text(given, "decision"));
        };
        String detail = Terminal.shortened(
                switch (text(given, "decision")) {
                    case "edit" -> arguments(given);
                    case "answer" -> text(given, "answer");
                    default -> text(given, "reason");
                });
        return what + (by.isEmpty() ? "" : " by " + by) + (detail.isEmpty() ? "" : ": " + detail);
    }

    private static String text(JsonNode json, String field) {
        return json.path(field).asText("");
    }
}
