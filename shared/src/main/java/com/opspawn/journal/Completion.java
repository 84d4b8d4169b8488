package com.opspawn.journal;

import java.util.List;
import java.util.OptionalLong;

/** How a task was completed. Its result is most often the very text of the last answer, which need not be written twice. */
public final class Completion {
    private Completion() {}

    /**
     * The entry in which the result stands: the answer whose text it is, or else the one that completed the task.
     *
     * @param recorded in one append; empty where they do not complete a task
     */
    public static OptionalLong resultAt(List<Entry> recorded) {
        if (recorded.isEmpty() || !(recorded.getLast().fact() instanceof Fact.Completed(String result))) {
            return OptionalLong.empty();
        }
        long ownPlace = recorded.getLast().seq();
        return OptionalLong.of(recorded.stream()
                .filter(entry -> entry.fact() instanceof Fact.ModelAnswered answer
                        && answer.text().equals(result))
                .mapToLong(Entry::seq)
                .findFirst()
                .orElse(ownPlace));
    }
}
