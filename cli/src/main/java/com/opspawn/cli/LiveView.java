package com.opspawn.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.util.Locale;

/** Prints a task's events as they come: each step with its thought, its calls and what came of them. */
final class LiveView {
    private final PrintWriter out;
    private int steps;

    LiveView(PrintWriter out) {
        this.out = out;
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
            case "submitted", "model_asked", "tool_started", "completed", "failed", "cancelled" -> {
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
                Locale.ROOT, "step %d  %s  (%s)%n", steps, thought.isEmpty() ? "calls tools" : thought, Cost.of(event));
        calls.forEach(call -> out.printf(Locale.ROOT, "  → %s %s%n", line(call, "tool"), line(call, "arguments")));
    }

    private void showResult(JsonNode result) {
        String status = line(result, "status");
        String mark = status.equals("succeeded") ? "←" : "✗ " + status + ":";
        out.printf(
                Locale.ROOT,
                "  %s %s  (%s, %d ms)%n",
                mark,
                line(result, "output"),
                line(result, "tool"),
                result.path("duration_ms").asLong());
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
