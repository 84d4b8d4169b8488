package com.opspawn.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/** Prints a task's events as they come: each step with its thought, its calls and what came of them. */
final class LiveView {
    private static final int MAX_SHOWN = 300;

    private final PrintWriter out;
    private int steps;

    LiveView(PrintWriter out) {
        this.out = out;
    }

    void show(JsonNode event) {
        switch (event.path("type").asText()) {
            case "model_answered" -> showAnswer(event);
            case "tools_finished" -> event.path("results").forEach(this::showResult);
            case "failed" ->
                out.println("failed: " + shortened(event.path("reason").asText()));
            case "cancelled" ->
                out.println("cancelled: " + shortened(event.path("reason").asText()));
            default -> {
                // 'submitted' says what the user knows, 'completed' what is printed last.
            }
        }
        out.flush();
    }

    private void showAnswer(JsonNode event) {
        steps++;
        JsonNode calls = event.path("tool_calls");
        String thought =
                calls.isEmpty() ? "answers" : shortened(event.path("text").asText());
        out.printf("step %d  %s  (%s)%n", steps, thought.isEmpty() ? "calls tools" : thought, cost(event));
        calls.forEach(call -> out.printf(
                "  → %s %s%n",
                shortened(call.path("tool").asText()),
                shortened(call.path("arguments").asText())));
    }

    private static String cost(JsonNode event) {
        Duration took = Duration.between(
                Instant.parse(event.path("asked_at").asText()),
                Instant.parse(event.path("at").asText()));
        JsonNode usage = event.path("usage");
        return String.format(
                Locale.ROOT,
                "%s, %d + %d tokens, %.2f s",
                shortened(event.path("model").asText()),
                usage.path("input_tokens").asLong(),
                usage.path("output_tokens").asLong(),
                took.toMillis() / 1000.0);
    }

    private void showResult(JsonNode result) {
        String status = result.path("status").asText();
        String mark = status.equals("succeeded") ? "←" : "✗ " + status + ":";
        out.printf(
                "  %s %s  (%s, %d ms)%n",
                mark,
                shortened(result.path("output").asText()),
                shortened(result.path("tool").asText()),
                result.path("duration_ms").asLong());
    }

    private static String shortened(String text) {
        String line = Terminal.line(text);
        return line.length() <= MAX_SHOWN ? line : line.substring(0, MAX_SHOWN) + "…";
    }
}
