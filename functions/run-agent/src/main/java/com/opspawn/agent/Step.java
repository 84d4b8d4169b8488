package com.opspawn.agent;

import com.opspawn.journal.Appended;
import com.opspawn.journal.Entry;
import com.opspawn.journal.Fact;
import com.opspawn.journal.History;
import com.opspawn.journal.Journal;
import com.opspawn.task.TaskKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** One ReAct step over a journal. Running it twice, at once or in turn, gives one journal. */
final class Step {
    private final Journal journal;
    private final Agents agents;
    private final Thinking thinking;
    private final Deciding deciding;
    private final Clock clock;

    /** @param clock in milliseconds, as times are kept */
    Step(Journal journal, Agents agents, ModelRetry retry, Clock clock) {
        this.journal = journal;
        this.agents = agents;
        this.thinking = new Thinking(retry, clock);
        this.deciding = new Deciding(agents, thinking, clock);
        this.clock = clock;
    }

    /**
     * Goes on until the step is complete: the tools of an answer have ended, or the task has.
     *
     * @param timeLeft for all of it
     * @throws InterruptedException where this thread was told to stop; nothing half-done was recorded
     */
    StepOutcome run(StepRequest request, Duration timeLeft) throws InterruptedException {
        Instant latest = clock.instant().plus(timeLeft);
        History history = read(request.task());
        long begin = history.nextSeq();
        while (!history.hasEnded()) {
            if (history.nextSeq() > begin && isStepOver(history)) {
                return new StepOutcome.Continue();
            }
            int failures = history.nextSeq() == begin ? request.failures() : 0;
            switch (done(history, deciding.next(history, failures, latest))) {
                case Done.GoOn goOn -> history = goOn.history();
                case Done.Leave leave -> {
                    return leave.outcome();
                }
            }
        }
        keep(history);
        return new StepOutcome.Done();
    }

    /** What came of a decision. */
    private sealed interface Done {
        record GoOn(History history) implements Done {}

        record Leave(StepOutcome outcome) implements Done {}
    }

    private Done done(History history, Decision decision) throws InterruptedException {
        return switch (decision) {
            case Decision.Leave leave -> new Done.Leave(leave.outcome());
            case Decision.Append append -> new Done.GoOn(recorded(history, append.facts()));
            case Decision.AppendAndLeave last ->
                switch (append(history, last.facts())) {
                    case Appended.Won _ -> new Done.Leave(last.outcome());
                    case Appended.Lost _ -> new Done.GoOn(newer(history));
                };
            case Decision.Reserve reserve ->
                switch (append(history, List.of(reserve.asked()))) {
                    case Appended.Won won ->
                        done(won.history(), thinking.answer(reserve.question().reservedIn(won.history())));
                    case Appended.Lost _ -> new Done.GoOn(newer(history));
                };
        };
    }

    /** A step is one question to a model, and what follows from it. */
    private static boolean isStepOver(History history) {
        return switch (history.last().fact()) {
            case Fact.ToolsFinished _, Fact.Told _, Fact.ModelChanged _, Fact.Compacted _, Fact.Ending _ -> true;
            case Fact.Submitted _, Fact.Recalled _, Fact.ModelAsked _, Fact.ModelFailed _, Fact.ModelAnswered _ ->
                false;
        };
    }

    /** Also where an earlier invocation completed it: that one may have died before it came to this. */
    private void keep(History history) {
        boolean completed = history.ending()
                .map(Entry::fact)
                .filter(Fact.Completed.class::isInstance)
                .isPresent();
        if (completed && agents.make(history.task()) instanceof Agents.Made.Ready(Agent agent)) {
            agent.memory().ifPresent(memory -> memory.keep(history));
        }
    }

    private History read(TaskKey task) {
        List<Entry> entries = journal.read(task, 0);
        if (entries.isEmpty()) {
            throw new IllegalArgumentException("task " + task.taskId() + ": there is no such task");
        }
        return new History(task, entries);
    }

    /** With our facts if the slot was ours to win, else with what the winner wrote: our own work is discarded. */
    private History recorded(History history, List<Fact> facts) {
        return switch (append(history, facts)) {
            case Appended.Won won -> won.history();
            case Appended.Lost _ -> newer(history);
        };
    }

    private Appended append(History history, List<Fact> facts) {
        return journal.append(history, facts, clock.instant());
    }

    private History newer(History history) {
        return history.plus(journal.read(history.key(), history.nextSeq()));
    }
}
