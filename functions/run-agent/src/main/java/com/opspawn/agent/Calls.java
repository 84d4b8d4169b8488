package com.opspawn.agent;

import com.opspawn.journal.Entry;
import com.opspawn.journal.Fact;
import com.opspawn.journal.History;
import com.opspawn.journal.Input;
import com.opspawn.journal.InputRequest;
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

    /**
     * Until when somebody may be running calls that have no result yet. One of which a person was asked since is over: who
     * ran it has said so.
     */
    static Optional<Instant> busyUntil(History history, Round round) {
        Set<String> open = new HashSet<>();
        for (ToolCall call : round.open()) {
            if (!isUnclear(history, round, call)) {
                open.add(call.id());
            }
        }
        return starts(history, round)
                .map(entry -> (Fact.ToolStarted) entry.fact())
                .filter(started -> started.callIds().stream().anyMatch(open::contains))
                .map(Fact.ToolStarted::deadline)
                .max(Comparator.naturalOrder());
    }

    private static boolean isUnclear(History history, Round round, ToolCall call) {
        long start = lastStart(history, round, call);
        long answer = round.entry().seq();
        return Input.about(history.entries(), InputRequest.Type.UNKNOWN_EFFECT, answer, call).stream()
                .anyMatch(input -> input.seq() > start);
    }

    /** The entry that says that a call is about to run, the last one; -1 where there is none. */
    static long lastStart(History history, Round round, ToolCall call) {
        return starts(history, round)
                .filter(entry -> ((Fact.ToolStarted) entry.fact()).callIds().contains(call.id()))
                .mapToLong(Entry::seq)
                .max()
                .orElse(-1);
    }

    private static Stream<Entry> starts(History history, Round round) {
        return history.entries().stream()
                .filter(entry -> entry.fact() instanceof Fact.ToolStarted started
                        && started.answer() == round.entry().seq());
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
