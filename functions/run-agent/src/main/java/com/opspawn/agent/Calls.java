package com.opspawn.agent;

import com.opspawn.journal.Entry;
import com.opspawn.journal.Fact;
import com.opspawn.journal.History;
import com.opspawn.journal.ToolCall;
import com.opspawn.tool.ToolContext;
import java.util.ArrayList;
import java.util.List;

/** Answers and tool calls as a fold over the journal. */
final class Calls {
    private Calls() {}

    static List<Fact.ModelAnswered> answers(History history) {
        return history.entries().stream()
                .map(Entry::fact)
                .filter(Fact.ModelAnswered.class::isInstance)
                .map(Fact.ModelAnswered.class::cast)
                .toList();
    }

    /** The calls of the last answer that have no results yet; empty where there are none. */
    static List<ToolCall> open(History history) {
        return history.last().fact() instanceof Fact.ModelAnswered answer ? answer.toolCalls() : List.of();
    }

    /** What tools were asked for and gave, in order; not the calls of the last answer where they are still open. */
    static List<ToolContext.Done> done(History history) {
        return rounds(history).stream().flatMap(List::stream).toList();
    }

    /** The same, by answers. */
    static List<List<ToolContext.Done>> rounds(History history) {
        List<List<ToolContext.Done>> rounds = new ArrayList<>();
        List<ToolCall> asked = List.of();
        for (Entry entry : history.entries()) {
            if (entry.fact() instanceof Fact.ModelAnswered answer) {
                asked = answer.toolCalls();
            } else if (entry.fact() instanceof Fact.ToolsFinished finished) {
                List<ToolContext.Done> round = new ArrayList<>();
                for (int i = 0; i < finished.results().size(); i++) {
                    round.add(new ToolContext.Done(
                            asked.get(i), finished.results().get(i)));
                }
                rounds.add(round);
            }
        }
        return rounds;
    }
}
