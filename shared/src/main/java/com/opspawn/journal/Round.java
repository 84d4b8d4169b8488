package com.opspawn.journal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A model's answer with what came of its tool calls.
 *
 * @param entry the answer's
 * @param answer its fact
 * @param results by call id, as far as there are some
 */
public record Round(Entry entry, Fact.ModelAnswered answer, Map<String, ToolResult> results) {
    public Round {
        results = Map.copyOf(results);
    }

    /** All of a journal's, in order. */
    public static List<Round> of(List<Entry> entries) {
        Map<Long, Map<String, ToolResult>> results = new HashMap<>();
        List<Entry> answers = new ArrayList<>();
        for (Entry entry : entries) {
            if (entry.fact() instanceof Fact.ModelAnswered) {
                answers.add(entry);
                results.put(entry.seq(), new HashMap<>());
            } else if (entry.fact() instanceof Fact.ToolFinished finished) {
                Map<String, ToolResult> of = results.get(finished.answer());
                if (of != null) {
                    of.put(finished.result().callId(), finished.result());
                }
            } else if (entry.fact() instanceof Fact.ToolsFinished finished && !answers.isEmpty()) {
                Map<String, ToolResult> of =
                        results.getOrDefault(answers.getLast().seq(), new HashMap<>());
                finished.results().forEach(result -> of.put(result.callId(), result));
            }
        }
        return answers.stream()
                .map(entry -> new Round(
                        entry, (Fact.ModelAnswered) entry.fact(), results.getOrDefault(entry.seq(), Map.of())))
                .toList();
    }

    /** The calls without a result, in their order. */
    public List<ToolCall> open() {
        return answer.toolCalls().stream()
                .filter(call -> !results.containsKey(call.id()))
                .toList();
    }

    public Optional<ToolResult> result(ToolCall call) {
        @Nullable ToolResult result = results.get(call.id());
        return Optional.ofNullable(result);
    }
}
