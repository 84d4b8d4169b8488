package com.opspawn.agent;

import com.opspawn.journal.Entry;
import com.opspawn.journal.Fact;
import com.opspawn.journal.History;
import com.opspawn.llm.Prompt;
import com.opspawn.planner.Conversation;
import com.opspawn.task.Usage;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What one model call has used.
 *
 * @param model that was asked
 * @param usage as the provider counted it; zero where it did not count
 * @param inputBound tokens of its prompt, at the most
 * @param outputBound tokens of its answer, at the most
 * @param reserved dollars, for a call whose answer nobody saw
 */
record Spent(String model, Usage usage, long inputBound, long outputBound, Optional<BigDecimal> reserved) {
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
            switch (entry.fact()) {
                case Fact.ModelAnswered answer ->
                    spent.add(new Spent(answer.model(), answer.usage(), soFar, bound, Optional.empty()));
                case Fact.Compacted compacted -> {
                    long summary = TokenBound.of(compacted.summary());
                    long input = soFar + SUMMARY_REQUEST;
                    spent.add(new Spent(compacted.model(), compacted.usage(), input, summary, Optional.empty()));
                    soFar += summary;
                }
                case Fact.ModelAsked asked
                when isLost(history, entry.seq()) ->
                    spent.add(new Spent(asked.model(), Usage.NONE, asked.tokens(), 0, asked.dollars()));
                case Fact.ModelAsked _,
                        Fact.Submitted _,
                        Fact.Recalled _,
                        Fact.ToolStarted _,
                        Fact.ToolFinished _,
                        Fact.ToolsFinished _,
                        Fact.ModelFailed _,
                        Fact.ModelChanged _,
                        Fact.Told _,
                        Fact.InputRequested _,
                        Fact.FromOutside _,
                        Fact.Ending _ -> {}
            }
            soFar += bound;
        }
        return spent;
    }

    /** Whoever asked died, was too late, or may have to pay for an answer that never came. */
    private static boolean isLost(History history, long seq) {
        return history.entries().stream()
                .skip(seq + 1)
                .map(Entry::fact)
                .filter(fact -> !(fact instanceof Fact.FromOutside))
                .findFirst()
                .map(Spent::leavesItLost)
                .orElse(true);
    }

    /** @param next what followed it */
    private static boolean leavesItLost(Fact next) {
        return switch (next) {
            case Fact.ModelAnswered _, Fact.Compacted _ -> false;
            case Fact.ModelFailed failed -> failed.charged();
            case Fact.Submitted _,
                    Fact.Recalled _,
                    Fact.ToolStarted _,
                    Fact.ToolFinished _,
                    Fact.ToolsFinished _,
                    Fact.ModelAsked _,
                    Fact.ModelChanged _,
                    Fact.Told _,
                    Fact.InputRequested _,
                    Fact.FromOutside _,
                    Fact.Ending _ -> true;
        };
    }

    boolean isCounted() {
        return usage.totalTokens() > 0;
    }

    long tokens() {
        return isCounted() ? usage.totalTokens() : inputBound + outputBound;
    }
}
