package com.opspawn.agent;

import com.opspawn.journal.Entry;
import com.opspawn.journal.Fact;
import com.opspawn.journal.History;
import java.util.ArrayList;
import java.util.List;

/** What becomes of a step's facts where something from outside was written between its look at the journal and them. */
final class Behind {
    private Behind() {}

    /**
     * What is still to be recorded behind what came from outside; nothing where somebody else went on with the task, or
     * where the facts follow from the history alone and are found out again.
     *
     * @param before what the step knew
     * @param now what there is now
     */
    static List<Fact> outside(History before, History now, List<Fact> facts) {
        List<Fact> between =
                now.entries().stream().skip(before.nextSeq()).map(Entry::fact).toList();
        boolean alone = between.stream().allMatch(Fact.FromOutside.class::isInstance);
        if (!alone || now.hasEnded()) {
            return List.of();
        }
        return switch (facts.getFirst()) {
            case Fact.ModelAnswered answer -> answered(answer.toldUntil(before.nextSeq()), facts, between);
            case Fact.Compacted _, Fact.ModelFailed _, Fact.InputRequested _ -> facts;
            case Fact.Submitted _,
                    Fact.Recalled _,
                    Fact.ModelAsked _,
                    Fact.ModelChanged _,
                    Fact.ToolStarted _,
                    Fact.ToolFinished _,
                    Fact.ToolsFinished _,
                    Fact.Told _,
                    Fact.FromOutside _,
                    Fact.Ending _ -> List.of();
        };
    }

    /** What may still be recorded behind the task's end: an answer says what it was not told of. */
    static List<Fact> theEnd(History before, History now, List<Fact> facts) {
        boolean spoken = now.entries().stream()
                .skip(before.nextSeq())
                .anyMatch(entry -> entry.fact() instanceof Fact.MessageAdded);
        return facts.stream()
                .filter(History::mayBeLate)
                .map(fact ->
                        spoken && fact instanceof Fact.ModelAnswered answer ? answer.toldUntil(before.nextSeq()) : fact)
                .toList();
    }

    /** Who said something while the model was thinking is to be heard: its answer does not end the task. */
    private static List<Fact> answered(Fact.ModelAnswered answer, List<Fact> facts, List<Fact> between) {
        boolean spoken = between.stream().anyMatch(Fact.MessageAdded.class::isInstance);
        List<Fact> still = new ArrayList<>(List.of(answer));
        facts.stream()
                .skip(1)
                .filter(fact -> !(spoken && fact instanceof Fact.Completed))
                .forEach(still::add);
        return still;
    }
}
