package com.opspawn.agent;

import com.opspawn.journal.Appended;
import com.opspawn.journal.Entry;
import com.opspawn.journal.Fact;
import com.opspawn.journal.History;
import com.opspawn.journal.Journal;
import com.opspawn.telemetry.Telemetry;
import com.opspawn.tool.SideBySide;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One ReAct step over a journal, or several, one after another. Running them twice, at once or in turn, gives one journal.
 */
final class Step {
    /** Kept back of an invocation's time for recording what was done. */
    static final Duration RESERVE = Duration.ofSeconds(15);

    private final Recent recent = new Recent();
    private final Recorder recorder;
    private final Agents agents;
    private final Thinking thinking;
    private final Acting acting;
    private final Deciding deciding;
    private final int most;
    private final Clock clock;

    /**
     * @param most steps in one invocation
     * @param clock in milliseconds, as times are kept
     */
    Step(Journal journal, Agents agents, ModelRetry retry, SideBySide sideBySide, int most, Clock clock) {
        this(journal, agents, retry, sideBySide, most, clock, Telemetry.NONE);
    }

    /** @param telemetry is told what the journal does not tell */
    Step(
            Journal journal,
            Agents agents,
            ModelRetry retry,
            SideBySide sideBySide,
            int most,
            Clock clock,
            Telemetry telemetry) {
        this.recorder = new Recorder(journal, clock);
        this.agents = agents;
        this.thinking = new Thinking(retry, new AskedModel(sideBySide), clock, telemetry);
        this.acting = new Acting(recorder, clock);
        this.deciding = new Deciding(agents, thinking, acting, clock);
        this.most = most;
        this.clock = clock;
    }

    /**
     * Goes on until so many steps are complete, or half of the time is gone: whatever is begun has at least the other half.
     *
     * @param timeLeft for all of it, without the {@link #RESERVE}
     * @throws InterruptedException where this thread was told to stop; nothing half-done was recorded
     */
    StepOutcome run(StepRequest request, Duration timeLeft) throws InterruptedException {
        Instant begin = clock.instant();
        Instant lastBegin = begin.plus(timeLeft.dividedBy(2));
        Optional<History> seen = recent.take(request.task());
        int failures = request.failures();
        for (int step = 1; ; step++) {
            // Somebody may have paused or cancelled the task, or said something, since the step before.
            History history = recorder.read(request.task(), seen);
            Telemetry.working(history);
            Ended ended = step(history, failures, begin.plus(timeLeft));
            boolean goesOn =
                    ended.outcome().isEmpty() && step < most && clock.instant().isBefore(lastBegin);
            if (!goesOn) {
                return left(ended);
            }
            seen = Optional.of(ended.history());
            failures = 0;
        }
    }

    /** All that a step needs, for one that is never made: the store, and the agent with its model. */
    void rehearse() {
        recorder.rehearse();
        agents.make(RehearsedTask.task(clock.instant()));
    }

    private StepOutcome left(Ended ended) {
        StepOutcome outcome = ended.outcome().orElse(new StepOutcome.Continue());
        if (!(outcome instanceof StepOutcome.Done)) {
            recent.keep(ended.history());
        }
        return outcome;
    }

    /**
     * How a step ended.
     *
     * @param history as it is known by then
     * @param outcome what the workflow is to do; empty where the step is complete, and another may follow at once
     */
    private record Ended(History history, Optional<StepOutcome> outcome) {}

    /** Goes on until the step is complete: the tools of an answer have ended, or the task has. */
    private Ended step(History read, int failures, Instant latest) throws InterruptedException {
        History history = read;
        while (!history.hasEnded()) {
            boolean begun = history.nextSeq() > read.nextSeq();
            if (begun && isStepOver(history)) {
                return new Ended(history, Optional.empty());
            }
            Decision next = deciding.next(history, begun ? 0 : failures, begun, latest);
            switch (done(history, next, latest)) {
                case Done.GoOn goOn -> history = goOn.history();
                case Done.Leave leave -> {
                    return new Ended(history, Optional.of(leave.outcome()));
                }
            }
        }
        keep(history);
        return new Ended(history, Optional.of(new StepOutcome.Done()));
    }

    /** What came of a decision. */
    private sealed interface Done {
        record GoOn(History history) implements Done {}

        record Leave(StepOutcome outcome) implements Done {}
    }

    private Done done(History history, Decision decision, Instant latest) throws InterruptedException {
        return switch (decision) {
            case Decision.Leave leave -> new Done.Leave(leave.outcome());
            case Decision.Append append -> new Done.GoOn(recorder.recorded(history, append.facts()));
            case Decision.Act act -> new Done.GoOn(acting.act(history, act.work(), latest));
            case Decision.AppendAndLeave last ->
                switch (recorder.insist(history, last.facts())) {
                    case Appended.Won _ -> new Done.Leave(last.outcome());
                    case Appended.Lost _ -> new Done.GoOn(recorder.newer(history));
                };
            case Decision.Reserve reserve ->
                switch (recorder.append(history, List.of(reserve.asked()))) {
                    case Appended.Won won ->
                        done(won.history(), thinking.answer(reserve.question().reservedIn(won.history())), latest);
                    case Appended.Lost _ -> new Done.GoOn(recorder.newer(history));
                };
        };
    }

    /** A step is one question to a model, and what follows from it. */
    private static boolean isStepOver(History history) {
        return switch (history.lastOwn().fact()) {
            case Fact.ModelAnswered _, Fact.ToolFinished _, Fact.ToolsFinished _ ->
                Calls.open(history).isEmpty();
            case Fact.Told _, Fact.ModelChanged _, Fact.Compacted _, Fact.Ending _ -> true;
            case Fact.Submitted _,
                    Fact.Recalled _,
                    Fact.ModelAsked _,
                    Fact.ModelFailed _,
                    Fact.ToolStarted _,
                    Fact.InputRequested _,
                    Fact.FromOutside _ -> false;
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
}
