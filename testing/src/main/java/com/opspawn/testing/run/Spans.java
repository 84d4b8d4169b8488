package com.opspawn.testing.run;

import com.opspawn.testing.boundary.Crossing;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The times between entries of some kinds and entries of others, in the order in which calls were made. */
public final class Spans {
    private final Map<String, List<Span>> byTask = new HashMap<>();

    /** A journal's entry, where it was written. */
    private record Mark(String partition, long seq, String type, int doneAs) {}

    /** @param to the end of all numbers where it goes on */
    private record Span(int from, int to) {}

    /**
     * @param opening the kinds of entries that begin one
     * @param closing the kinds that end it
     */
    public Spans(Run run, Set<String> opening, Set<String> closing) {
        List<Mark> marks = new ArrayList<>();
        for (Crossing crossing : run.trace()) {
            JournalTraffic.written(crossing)
                    .forEach(entry ->
                            marks.add(new Mark(entry.partition(), entry.seq(), entry.type(), crossing.doneAs())));
        }
        marks.sort(Comparator.comparingInt(Mark::doneAs).thenComparingLong(Mark::seq));
        Map<String, Integer> open = new HashMap<>();
        for (Mark mark : marks) {
            if (opening.contains(mark.type())) {
                open.putIfAbsent(mark.partition(), mark.doneAs());
            } else if (closing.contains(mark.type()) && open.containsKey(mark.partition())) {
                add(mark.partition(), new Span(open.remove(mark.partition()), mark.doneAs()));
            }
        }
        open.forEach((partition, from) -> add(partition, new Span(from, Integer.MAX_VALUE)));
    }

    private void add(String partition, Span span) {
        byTask.computeIfAbsent(partition, task -> new ArrayList<>()).add(span);
    }

    /** Whether a call fell into one. */
    public boolean contain(String partition, int doneAs) {
        return byTask.getOrDefault(partition, List.of()).stream()
                .anyMatch(span -> span.from() < doneAs && doneAs < span.to());
    }

    /** The starts whose process knew of a span that they fall into. */
    public List<Starts.Start> within(List<Starts.Start> starts) {
        return starts.stream()
                .filter(start -> contain(start.partition(), start.knew()))
                .toList();
    }
}
