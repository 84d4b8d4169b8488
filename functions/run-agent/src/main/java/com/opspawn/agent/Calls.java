package com.opspawn.agent;

import com.opspawn.journal.Entry;
import com.opspawn.journal.Fact;
import com.opspawn.journal.History;
import com.opspawn.journal.Round;
import com.opspawn.journal.ToolCall;
import com.opspawn.tool.ToolContext;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Answers and tool calls as a fold over the journal. */
final class Calls {
    private Calls() {}

    static List<Fact.ModelAnswered> answers(History history) {
        return facts(history, Fact.ModelAnswered.class).toList();
    }

    /** The last answer, where some of its calls have no result yet. */
    static Optional<Round> open(History history) {
        List<Round> rounds = Round.of(history.entries());
        return rounds.isEmpty() || rounds.getLast().open().isEmpty() ? Optional.empty() : Optional.of(rounds.getLast());
    }

    /** The ids of an answer's calls that have no result yet; none where a later answer follows. */
    static Set<String> openIds(History history, long answer) {
        Set<String> ids = new HashSet<>();
        open(history)
                .filter(round -> round.entry().seq() == answer)
                .ifPresent(round -> round.open().forEach(call -> ids.add(call.id())));
        return ids;
    }

    /** Until when somebody may be running calls that have no result yet. */
    static Optional<Instant> busyUntil(History history, Round round) {
        Set<String> open = new HashSet<>(round.open().stream().map(ToolCall::id).toList());
        return starts(history, round)
                .filter(started -> started.callIds().stream().anyMatch(open::contains))
                .map(Fact.ToolStarted::deadline)
                .max(Comparator.naturalOrder());
    }

    private static Stream<Fact.ToolStarted> starts(History history, Round round) {
        return facts(history, Fact.ToolStarted.class)
                .filter(started -> started.answer() == round.entry().seq());
    }

    private static <F extends Fact> Stream<F> facts(History history, Class<F> kind) {
        return history.entries().stream()
                .map(Entry::fact)
                .filter(kind::isInstance)
                .map(kind::cast);
    }

    /** What tools were asked for and gave, in order. */
    static List<ToolContext.Done> done(History history) {
        return Round.of(history.entries()).stream()
                .flatMap(round -> done(round).stream())
                .toList();
    }

    /** The same of the answers before one. */
    static List<ToolContext.Done> doneBefore(History history, long answer) {
        return done(new History(history.key(), history.entries().subList(0, (int) answer)));
    }

    /** The same of answers whose calls have all ended, by answers. */
    static List<List<ToolContext.Done>> rounds(History history) {
        return Round.of(history.entries()).stream()
                .filter(round -> round.open().isEmpty() && !round.results().isEmpty())
                .map(Calls::done)
                .toList();
    }

    private static List<ToolContext.Done> done(Round round) {
        return round.answer().toolCalls().stream()
                .flatMap(call -> round.result(call).map(result -> new ToolContext.Done(call, result)).stream())
                .toList();
    }
}
