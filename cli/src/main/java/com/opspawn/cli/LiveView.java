package com.opspawn.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.util.Locale;

/** Prints a task's events as they come: each step with its thought, its calls and what came of them. */
final class LiveView {
    private final PrintWriter out;
    private final Paint paint;
    private final InputView input;
    private int steps;
    private String failure = "";

    LiveView(PrintWriter out, Paint paint) {
        this.out = out;
        this.paint = paint;
        this.input = new InputView(paint);
    }

    void show(JsonNode event) {
        switch (event.path("type").asText()) {
            case "model_answered" -> showAnswer(event);
            case "tool_finished" -> showResult(event);
            case "tools_finished" -> event.path("results").forEach(this::showResult);
            case "recalled" -> showMemories(event.path("memories"));
            case "planned" -> showPlan(event.path("steps"));
            case "plan_step_finished" ->
                out.printf(
                        Locale.ROOT,
                        "plan step %s %s: %s%n",
                        line(event, "step"),
                        line(event, "status"),
                        line(event, "result"));
            case "answer_rejected" ->
                out.printf(Locale.ROOT, "answer rejected (%s): %s%n", line(event, "reason"), line(event, "message"));
            case "model_failed" ->
                out.printf(
                        Locale.ROOT,
                        "no answer from %s (%s)%n",
                        line(event, "model"),
                        Terminal.shortened(reason(event)));
            case "model_changed" ->
                out.printf(
                        Locale.ROOT,
                        "%s takes over from %s (%s)%n",
                        line(event, "to"),
                        line(event, "from"),
                        reason(event));
            case "compacted" ->
                out.printf(
                        Locale.ROOT, "summary of what was before: %s  (%s)%n", line(event, "summary"), Cost.of(event));
            case "paused" -> showControl(paint.notable("paused"), event);
            case "resumed" -> showControl(paint.good("goes on"), event);
            case "redriven" -> showRedrive(event);
            case "message_added" ->
                out.println(paint.bold("message" + who(" from ", event)) + ": " + line(event, "content"));
            case "input_requested" -> input.lines(event).forEach(out::println);
            case "input_given" -> out.println(input.given(event));
            case "failed" -> failure = reason(event);
            case "submitted", "model_asked", "tool_started", "completed", "cancelled" -> {
                // The user knows the task and the calls, an answer or a failure follows the question, the end is
                // printed last.
            }
            // A later version's: its name says more than nothing.
            default -> out.printf(Locale.ROOT, "· %s%n", line(event, "type"));
        }
        out.flush();
    }

    private void showAnswer(JsonNode event) {
        steps++;
        JsonNode calls = event.path("tool_calls");
        String thought = calls.isEmpty() ? "answers" : line(event, "text");
        out.printf(
                Locale.ROOT,
                "%s  %s  %s%n",
                paint.bold("step " + steps),
                thought.isEmpty() ? "calls tools" : thought,
                paint.dim("(" + Cost.of(event) + ")"));
        calls.forEach(call -> out.printf(Locale.ROOT, "  → %s %s%n", line(call, "tool"), line(call, "arguments")));
    }

    private void showResult(JsonNode result) {
        String status = line(result, "status");
        String mark = status.equals("succeeded") ? "←" : "✗ " + status + ":";
        String origin =
                "(" + line(result, "tool") + ", " + result.path("duration_ms").asLong() + " ms)";
        out.println("  " + paint.status(mark, status) + " " + line(result, "output") + "  " + paint.dim(origin));
    }

    private void showControl(String what, JsonNode event) {
        String reason = line(event, "reason");
        out.println(what + who(" by ", event) + (reason.isEmpty() ? "" : ": " + reason));
    }

    /** The failure that it goes on from is told here: where nobody redrives, the end tells it. */
    private void showRedrive(JsonNode event) {
        if (!failure.isEmpty()) {
            out.println(paint.bad("failed") + " (" + failure + ")");
        }
        showControl(paint.good("redriven"), event);
    }

    private static String who(String before, JsonNode event) {
        String by = line(event, "by");
        return by.isEmpty() ? "" : before + by;
    }

    private void showMemories(JsonNode memories) {
        out.printf(Locale.ROOT, "remembers %d of what was before%n", memories.size());
        memories.forEach(memory -> out.printf(
                Locale.ROOT,
                "  ○ %s  (%s, %.2f)%n",
                line(memory, "text"),
                origin(memory),
                memory.path("score").asDouble()));
    }

    private static String origin(JsonNode memory) {
        String task = line(memory, "task_id");
        return task.isEmpty() ? line(memory, "source") : task;
    }

    private void showPlan(JsonNode plan) {
        out.printf(Locale.ROOT, "plans %d steps%n", plan.size());
        int number = 0;
        for (JsonNode step : plan) {
            out.printf(Locale.ROOT, "  %d. %s%n", ++number, Terminal.shortened(step.asText()));
        }
    }

    private static String reason(JsonNode event) {
        String message = line(event, "message");
        return line(event, "reason") + (message.isEmpty() ? "" : ": " + message);
    }

    private static String line(JsonNode json, String field) {
        return Terminal.shortened(json.path(field).asText(""));
    }
}
