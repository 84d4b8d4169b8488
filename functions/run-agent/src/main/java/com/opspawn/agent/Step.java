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

/** One ReAct step over a journal. Running it twice, at once or in turn, gives one journal. */
final class Step {
    /** Kept back of an invocation's time for recording what was done. */
    static final Duration RESERVE = Duration.ofSeconds(15);

    private final Recorder recorder;
    private final Agents agents;
    private final Thinking thinking;
    private final Acting acting;
    private final Deciding deciding;
    private final Clock clock;

    /** @param clock in milliseconds, as times are kept */
    Step(Journal journal, Agents agents, ModelRetry retry, SideBySide sideBySide, Clock clock) {
        this(journal, agents, retry, sideBySide, clock, Telemetry.NONE);
    }

    /** @param telemetry is told what the journal does not tell */
    Step(Journal journal, Agents agents, ModelRetry retry, SideBySide sideBySide, Clock clock, Telemetry telemetry) {
        this.recorder = new Recorder(journal, clock);
        this.agents = agents;
        this.thinking = new Thinking(retry, new AskedModel(sideBySide), clock, telemetry);
        this.acting = new Acting(recorder, clock);
        this.deciding = new Deciding(agents, thinking, acting, clock);
        this.clock = clock;
    }

    /**
     * Goes on until the step is complete: the tools of an answer have ended, or the task has.
     *
     * @param timeLeft for all of it, without the {@link #RESERVE}
     * @throws InterruptedException where this thread was told to stop; nothing half-done was recorded
     */
    StepOutcome run(StepRequest request, Duration timeLeft) throws InterruptedException {
        Instant latest = clock.instant().plus(timeLeft);
        History history = recorder.read(request.task());
        long begin = history.nextSeq();
        while (!history.hasEnded()) {
            if (history.nextSeq() > begin && isStepOver(history)) {
                return new StepOutcome.Continue();
            }
            boolean begun = history.nextSeq() > begin;
            Decision next = deciding.next(history, begun ? 0 : request.failures(), begun, latest);
            switch (done(history, next, latest)) {
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
