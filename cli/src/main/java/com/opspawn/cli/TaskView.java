package com.opspawn.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.opspawn.json.Json;
import java.io.PrintWriter;
import java.util.Locale;

/** How tasks are printed, and what exit code a task's end gives. */
final class TaskView {
    private final PrintWriter out;
    private final PrintWriter err;
    private final boolean json;
    private final Paint paint;

    TaskView(PrintWriter out, PrintWriter err, boolean json, Paint paint) {
        this.out = out;
        this.err = err;
        this.json = json;
        this.paint = paint;
    }

    /** What a task's end is to a script. */
    static Exit exit(ObjectNode task) {
        return switch (task.path("status").asText()) {
            case "completed" -> Exit.OK;
            case "cancelled" -> Exit.CANCELLED;
            default -> Exit.FAILED;
        };
    }

    /** How a task stands, on one line. */
    static String standing(ObjectNode task) {
        String reason = Terminal.line(task.path("status_reason").asText(""));
        return Terminal.line(task.path("task_id").asText()) + " is "
                + Terminal.line(task.path("status").asText()) + (reason.isEmpty() ? "" : " (" + reason + ")");
    }

    /** Prints the answer last, or why there is none. */
    int ended(ObjectNode task) {
        boolean completed = task.path("status").asText().equals("completed");
        if (json) {
            out.println(Json.write(task));
        } else if (completed) {
            out.println();
            out.println(Terminal.safe(task.path("result").asText()));
        }
        if (!completed && !json) {
            err.println(why(task));
        }
        out.flush();
        err.flush();
        return exit(task).code();
    }

    private String why(ObjectNode task) {
        String status = task.path("status").asText();
        String reason = Terminal.line(task.path("status_reason").asText(""));
        String message = task.path("error_message").asText("");
        return "the task is " + paint.status(status, status) + (reason.isEmpty() ? "" : " (" + reason + ")")
                + (message.isEmpty() ? "" : ": " + Terminal.safe(message));
    }

    void details(ObjectNode task) {
        if (json) {
            out.println(Json.write(task));
        } else {
            task.properties().stream()
                    .filter(field -> !field.getValue().isNull())
                    .forEach(field -> out.println(paint.bold(padded(field.getKey())) + " "
                            + paint.status(text(field.getValue()), statusOf(field.getKey(), field.getValue()))));
        }
        out.flush();
    }

    void list(ObjectNode page) {
        if (json) {
            out.println(Json.write(page));
        } else {
            page.path("tasks").forEach(this::line);
            if (page.hasNonNull("next_cursor")) {
                out.println(
                        paint.dim("more: --cursor " + page.path("next_cursor").asText()));
            }
        }
        out.flush();
    }

    private void line(JsonNode task) {
        JsonNode input = task.path("input_data");
        String goal = input.path("prompt").asText(input.path("goal").asText());
        String line = Terminal.line(goal);
        String status = Terminal.line(task.path("status").asText());
        out.println(String.join(
                "  ",
                Terminal.line(task.path("task_id").asText()),
                paint.status(padded(status), status),
                Terminal.line(task.path("created_at").asText()),
                line.length() <= 60 ? line : line.substring(0, 60) + "…"));
    }

    private static String statusOf(String field, JsonNode value) {
        return field.equals("status") ? value.asText() : "";
    }

    /** To the longest of the names of fields and statuses. */
    private static String padded(String text) {
        return String.format(Locale.ROOT, "%-14s", text);
    }

    private static String text(JsonNode value) {
        return Terminal.safe(value.isValueNode() ? value.asText() : Json.write(value));
    }
}
