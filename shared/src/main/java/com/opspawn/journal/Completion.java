package com.opspawn.journal;

import java.util.List;
import java.util.OptionalLong;

/** How a task was completed. Its result is most often the very text of the last answer, which need not be written twice. */
public final class Completion {
    private Completion() {}

    /**
     * Where the result of a task stands that these entries complete; empty where they do not.
     *
     * @param recorded in one append
     */
    public static OptionalLong resultAt(List<Entry> recorded) {
        return recorded.stream()
                .filter(entry -> entry.fact() instanceof Fact.Ending)
                .limit(1)
                .filter(entry -> entry.fact() instanceof Fact.Completed)
                .mapToLong(entry -> resultAt(entry, recorded))
                .findFirst();
    }

    /**
     * The entry in which a result stands: an answer before it whose text it is, or else the entry itself.
     *
     * @param completed of that kind
     * @param recorded in one append, this one among them
     */
    public static long resultAt(Entry completed, List<Entry> recorded) {
        String result = ((Fact.Completed) completed.fact()).result();
        return recorded.stream()
                .filter(entry -> entry.seq() < completed.seq())
                .filter(entry -> entry.fact() instanceof Fact.ModelAnswered answer
                        && answer.text().equals(result))
                .mapToLong(Entry::seq)
                .findFirst()
                .orElse(completed.seq());
    }
}
