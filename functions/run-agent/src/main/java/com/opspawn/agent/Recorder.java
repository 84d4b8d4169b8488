package com.opspawn.agent;

import com.opspawn.journal.Appended;
import com.opspawn.journal.Fact;
import com.opspawn.journal.History;
import com.opspawn.journal.Journal;
import com.opspawn.journal.Round;
import com.opspawn.journal.ToolResult;
import com.opspawn.task.TaskKey;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Writes down what a step did. Where another writer was first, that one has decided; but what was done and may not be done
 * again is written down behind it, even behind the task's end.
 */
final class Recorder {
    private final Journal journal;
    private final Clock clock;

    Recorder(Journal journal, Clock clock) {
        this.journal = journal;
        this.clock = clock;
    }

    /**
     * The whole journal.
     *
     * @param seen its beginning, which is not read again
     */
    History read(TaskKey task, Optional<History> seen) {
        return seen.map(this::newer).orElseGet(() -> read(task));
    }

    private History read(TaskKey task) {
        var entries = journal.read(task, 0);
        if (entries.isEmpty()) {
            throw new IllegalArgumentException("task " + task.taskId() + ": there is no such task");
        }
        return new History(task, entries);
    }

    void rehearse() {
        journal.read(TaskKey.NOBODYS, 0);
        journal.rehearse();
    }

    Appended append(History history, List<Fact> facts) {
        return journal.append(history, facts, clock.instant());
    }

    History newer(History history) {
        return history.plus(journal.read(history.key(), history.nextSeq()));
    }

    /**
     * With our facts if the slot was ours to win, or where only what came from outside was before us; else with what the
     * winner wrote: our own work is discarded.
     */
    History recorded(History history, List<Fact> facts) {
        return switch (insist(history, facts)) {
            case Appended.Won won -> won.history();
            case Appended.Lost _ -> late(history, newer(history), facts);
        };
    }

    /** Also behind what came from outside meanwhile, as far as that leaves our facts as they are. */
    Appended insist(History history, List<Fact> facts) {
        History now = history;
        List<Fact> still = facts;
        while (!still.isEmpty()) {
            if (append(now, still) instanceof Appended.Won won) {
                return won;
            }
            now = newer(now);
            still = Behind.outside(history, now, facts);
        }
        return new Appended.Lost();
    }

    /** An answer that was paid for is kept behind the end of a task that nobody else answered. */
    private History late(History before, History now, List<Fact> facts) {
        List<Fact> late = Behind.theEnd(before, now, facts);
        boolean answered = now.entries().stream()
                .skip(before.nextSeq())
                .anyMatch(entry -> entry.fact() instanceof Fact.ModelAnswered);
        return now.hasEnded() && !answered && !late.isEmpty() ? recorded(now, late) : now;
    }

    /** The result of a call that had effects, whoever writes beside us, unless it has one. */
    History finished(History history, Fact.ToolFinished finished) {
        History now = history;
        while (isOpen(now, finished)) {
            now = switch (append(now, List.of(finished))) {
                case Appended.Won won -> won.history();
                case Appended.Lost _ -> newer(now);
            };
        }
        return now;
    }

    private static boolean isOpen(History history, Fact.ToolFinished finished) {
        return Round.of(history.entries()).stream()
                .filter(round -> round.entry().seq() == finished.answer())
                .anyMatch(
                        round -> !round.results().containsKey(finished.result().callId()));
    }

    /**
     * The results of all calls that have none yet, unless others gave some of them, the task has ended, or it has gone on:
     * a later answer may use the same ids for other calls.
     *
     * @param answer the entry of the answer that asked for them
     */
    History allFinished(History history, long answer, List<ToolResult> results) {
        Set<String> ids = new HashSet<>(results.stream().map(ToolResult::callId).toList());
        History now = history;
        while (!now.hasEnded() && Calls.openIds(now, answer).containsAll(ids)) {
            switch (append(now, List.of(new Fact.ToolsFinished(results)))) {
                case Appended.Won won -> {
                    return won.history();
                }
                case Appended.Lost _ -> now = newer(now);
            }
        }
        return now;
    }
}
