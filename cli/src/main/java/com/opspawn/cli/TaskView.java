package com.opspawn.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.opspawn.json.Json;
import java.io.PrintWriter;

/** How tasks are printed, and what exit code a task's end gives. */
final class TaskView {
    private final PrintWriter out;
    private final PrintWriter err;
    private final boolean json;

    TaskView(PrintWriter out, PrintWriter err, boolean json) {
        this.out = out;
        this.err = err;
        this.json = json;
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
            err.println("the task is " + task.path("status").asText() + " ("
                    + task.path("status_reason").asText() + "): "
                    + Terminal.safe(task.path("error_message").asText("no message")));
        }
        out.flush();
        err.flush();
        return completed ? 0 : 1;
    }

    void details(ObjectNode task) {
        if (json) {
            out.println(Json.write(task));
        } else {
            task.properties().stream()
                    .filter(field -> !field.getValue().isNull())
                    .forEach(field -> out.printf("%-14s %s%n", field.getKey(), text(field.getValue())));
        }
        out.flush();
    }

    void list(ObjectNode page) {
        if (json) {
            out.println(Json.write(page));
        } else {
            page.path("tasks").forEach(this::line);
            if (page.hasNonNull("next_cursor")) {
                out.println("more: --cursor " + page.path("next_cursor").asText());
            }
        }
        out.flush();
    }

    private void line(JsonNode task) {
        JsonNode input = task.path("input_data");
        String goal = input.path("prompt").asText(input.path("goal").asText());
        String line = Terminal.line(goal);
        out.printf(
                "%s  %-9s  %s  %s%n",
                task.path("task_id").asText(),
                task.path("status").asText(),
                task.path("created_at").asText(),
                line.length() <= 60 ? line : line.substring(0, 60) + "…");
    }

    private static String text(JsonNode value) {
        return Terminal.safe(value.isValueNode() ? value.asText() : Json.write(value));
    }
}
