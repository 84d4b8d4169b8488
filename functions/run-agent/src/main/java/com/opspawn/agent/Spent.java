package com.opspawn.agent;

import com.opspawn.journal.Entry;
import com.opspawn.journal.Fact;
import com.opspawn.journal.History;
import com.opspawn.llm.Prompt;
import com.opspawn.planner.Conversation;
import com.opspawn.task.Usage;
import java.util.ArrayList;
import java.util.List;

/**
 * What one model call has used.
 *
 * @param model that was asked
 * @param usage as the provider counted it; zero where it did not count
 * @param inputBound tokens of its prompt, at the most
 * @param outputBound tokens of its answer, at the most
 */
record Spent(String model, Usage usage, long inputBound, long outputBound) {
    /** The wish for a summary, in tokens at the most. */
    private static final int SUMMARY_REQUEST = 1_000;

    /**
     * All calls so far.
     *
     * @param prompt the next one, whose instructions and tools all had
     */
    static List<Spent> all(Prompt prompt, History history) {
        List<Spent> spent = new ArrayList<>();
        long soFar = TokenBound.beforeMessages(prompt);
        for (Entry entry : history.entries()) {
            long bound = TokenBound.of(Conversation.of(entry));
            if (entry.fact() instanceof Fact.ModelAnswered answer) {
                spent.add(new Spent(answer.model(), answer.usage(), soFar, bound));
            } else if (entry.fact() instanceof Fact.Compacted compacted) {
                long summary = TokenBound.of(compacted.summary());
                spent.add(new Spent(compacted.model(), compacted.usage(), soFar + SUMMARY_REQUEST, summary));
                soFar += summary;
            }
            soFar += bound;
        }
        return spent;
    }

    boolean isCounted() {
        return usage.totalTokens() > 0;
    }

    long tokens() {
        return isCounted() ? usage.totalTokens() : inputBound + outputBound;
    }
}
