package com.opspawn.journal;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A model's answer with what came of its tool calls.
 *
 * @param entry the answer's
 * @param answer its fact
 * @param started the ids of those calls that somebody was about to run, of those that must not happen twice
 * @param results by call id, as far as there are some
 */
public record Round(Entry entry, Fact.ModelAnswered answer, Set<String> started, Map<String, ToolResult> results) {
    public Round {
        started = Set.copyOf(started);
        results = Map.copyOf(results);
    }

    /** All of a journal's, in order. */
    public static List<Round> of(List<Entry> entries) {
        Map<Long, Open> open = new LinkedHashMap<>();
        List<Open> all = new ArrayList<>();
        for (Entry entry : entries) {
            if (entry.fact() instanceof Fact.ModelAnswered answer) {
                Open round = new Open(entry, answer);
                all.add(round);
                open.put(entry.seq(), round);
            } else if (entry.fact() instanceof Fact.ToolStarted started && open.containsKey(started.answer())) {
                open.get(started.answer()).started.addAll(started.callIds());
            } else if (entry.fact() instanceof Fact.ToolFinished finished && open.containsKey(finished.answer())) {
                open.get(finished.answer()).add(finished.result());
            } else if (entry.fact() instanceof Fact.ToolsFinished finished && !all.isEmpty()) {
                finished.results().forEach(all.getLast()::add);
            }
        }
        return all.stream().map(Open::round).toList();
    }

    /** One that is being read. */
    private static final class Open {
        private final Entry entry;
        private final Fact.ModelAnswered answer;
        private final Set<String> started = new HashSet<>();
        private final Map<String, ToolResult> results = new LinkedHashMap<>();

        Open(Entry entry, Fact.ModelAnswered answer) {
            this.entry = entry;
            this.answer = answer;
        }

        void add(ToolResult result) {
            results.put(result.callId(), result);
        }

        Round round() {
            return new Round(entry, answer, started, results);
        }
    }

    /** The calls without a result, in their order. */
    public List<ToolCall> open() {
        return answer.toolCalls().stream()
                .filter(call -> !results.containsKey(call.id()))
                .toList();
    }

    public Optional<ToolResult> result(ToolCall call) {
        return Optional.ofNullable(results.get(call.id()));
    }
}
