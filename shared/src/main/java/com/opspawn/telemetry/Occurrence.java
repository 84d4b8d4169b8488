package com.opspawn.telemetry;

import com.opspawn.journal.Entry;
import com.opspawn.journal.Fact;
import com.opspawn.journal.FinishReason;
import com.opspawn.journal.History;
import com.opspawn.journal.Round;
import com.opspawn.journal.ToolResult;
import com.opspawn.task.Usage;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Something that took its time and is over, as entries that were just recorded tell it. */
sealed interface Occurrence {
    Instant from();

    Instant to();

    /**
     * A model was asked, and answered.
     *
     * @param step which it was asked for, from 1
     * @param seq of the entry that has its answer
     * @param model as {@code provider/name}
     * @param finish why it stopped; empty for a summary of the conversation
     */
    record Asked(int step, long seq, String model, Instant from, Instant to, Usage usage, Optional<FinishReason> finish)
            implements Occurrence {}

    /** @param answer the entry of the answer that asked for the call */
    record Ran(int step, long answer, ToolResult result, Instant from, Instant to) implements Occurrence {}

    /**
     * A step is over: its answer needs nothing more, or the task has ended in it.
     *
     * @param waited whether it says nothing of how fast the system is: people had it wait, or it was broken off
     */
    record Stepped(int step, Instant from, Instant to, boolean waited) implements Occurrence {}

    /** The task has ended. */
    record Ended(Fact.Ending ending, Instant from, Instant to) implements Occurrence {}

    /** What the entries of {@code after} say that those of {@code before} did not, in order. */
    static List<Occurrence> between(History before, History after) {
        List<Occurrence> all = new ArrayList<>();
        History known = before;
        for (Entry entry : after.entries().subList((int) before.nextSeq(), (int) after.nextSeq())) {
            History now = known.plus(List.of(entry));
            all.addAll(of(known, now, entry));
            known = now;
        }
        return all;
    }

    private static List<Occurrence> of(History before, History now, Entry entry) {
        return switch (entry.fact()) {
            case Fact.ModelAnswered answer -> answered(before, entry, answer);
            case Fact.Compacted summary ->
                List.of(new Asked(
                        TaskTrace.nextStep(before),
                        entry.seq(),
                        summary.model(),
                        summary.askedAt(),
                        entry.at(),
                        summary.usage(),
                        Optional.empty()));
            case Fact.ToolFinished finished ->
                finished(before, now, entry, finished.answer(), List.of(finished.result()));
            case Fact.ToolsFinished finished ->
                Round.of(before.entries()).reversed().stream()
                        .findFirst()
                        .map(round -> finished(before, now, entry, round.entry().seq(), finished.results()))
                        .orElse(List.of());
            case Fact.Ending ending -> before.hasEnded() ? List.of() : ended(before, entry, ending);
            default -> List.of();
        };
    }

    private static List<Occurrence> answered(History before, Entry entry, Fact.ModelAnswered answer) {
        int step = TaskTrace.nextStep(before);
        Occurrence asked = new Asked(
                step,
                entry.seq(),
                answer.model(),
                answer.askedAt(),
                entry.at(),
                answer.usage(),
                Optional.of(answer.finishReason()));
        return answer.toolCalls().isEmpty()
                ? List.of(asked, new Stepped(step, answer.askedAt(), entry.at(), before.hasEnded()))
                : List.of(asked);
    }

    /** Calls of one entry began together; those without a duration were answered without a run. */
    private static List<Occurrence> finished(
            History before, History now, Entry entry, long answer, List<ToolResult> results) {
        int step = TaskTrace.stepAt(now, answer);
        Duration longest = results.stream()
                .map(ToolResult::duration)
                .max(Duration::compareTo)
                .orElse(Duration.ZERO);
        Instant began = entry.at().minus(longest);
        Stream<Occurrence> ran = results.stream()
                .filter(result -> result.duration().isPositive())
                .map(result -> new Ran(step, answer, result, began, began.plus(result.duration())));
        Stream<Occurrence> over = before.hasEnded()
                ? Stream.empty()
                : Round.of(now.entries()).stream()
                        .filter(round ->
                                round.entry().seq() == answer && round.open().isEmpty())
                        .map(round -> stepped(now, round, entry.at()));
        return Stream.concat(ran, over).toList();
    }

    private static Occurrence stepped(History now, Round round, Instant at) {
        boolean waited = now.entries().stream()
                .skip(round.entry().seq())
                .anyMatch(entry -> entry.fact() instanceof Fact.InputRequested || entry.fact() instanceof Fact.Paused);
        int step = TaskTrace.stepAt(now, round.entry().seq());
        return new Stepped(step, round.answer().askedAt(), at, waited);
    }

    private static List<Occurrence> ended(History before, Entry entry, Fact.Ending ending) {
        Stream<Occurrence> brokenOff = Round.of(before.entries()).reversed().stream()
                .limit(1)
                .filter(round -> !round.open().isEmpty())
                .map(round -> new Stepped(
                        TaskTrace.stepAt(before, round.entry().seq()),
                        round.answer().askedAt(),
                        entry.at(),
                        true));
        Instant began = before.entries().reversed().stream()
                .filter(earlier -> earlier.fact() instanceof Fact.Redriven)
                .findFirst()
                .orElse(before.entries().getFirst())
                .at();
        return Stream.concat(brokenOff, Stream.of(new Ended(ending, began, entry.at())))
                .toList();
    }
}
