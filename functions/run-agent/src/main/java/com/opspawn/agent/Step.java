package com.opspawn.agent;

import com.opspawn.journal.Appended;
import com.opspawn.journal.Entry;
import com.opspawn.journal.Fact;
import com.opspawn.journal.FinishReason;
import com.opspawn.journal.History;
import com.opspawn.journal.Journal;
import com.opspawn.journal.Memory;
import com.opspawn.journal.ToolCall;
import com.opspawn.journal.ToolResult;
import com.opspawn.journal.ToolStatus;
import com.opspawn.task.TaskKey;
import com.opspawn.tool.Caller;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** One ReAct step over a journal. Running it twice, at once or in turn, gives one journal. */
final class Step {
    private final Journal journal;
    private final Agents agents;
    private final Thinking thinking;
    private final Clock clock;

    /** @param clock in milliseconds, as times are kept */
    Step(Journal journal, Agents agents, ModelRetry retry, Clock clock) {
        this.journal = journal;
        this.agents = agents;
        this.thinking = new Thinking(retry, clock);
        this.clock = clock;
    }

    /** What a look at the history leads to. */
    sealed interface Decision {
        record Append(List<Fact> facts) implements Decision {
            static Append of(Fact... facts) {
                return new Append(List.of(facts));
            }
        }

        /** Nothing is to be recorded now. */
        record Leave(StepOutcome outcome) implements Decision {}
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
            switch (decide(history, failures, latest)) {
                case Decision.Leave leave -> {
                    return leave.outcome();
                }
                case Decision.Append next -> history = recorded(history, next.facts());
            }
        }
        keep(history);
        return new StepOutcome.Done();
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

    /** A step is one question to a model, and what follows from it. */
    private static boolean isStepOver(History history) {
        return switch (history.last().fact()) {
            case Fact.ToolsFinished _, Fact.Told _, Fact.ModelChanged _, Fact.Compacted _, Fact.Ending _ -> true;
            case Fact.Submitted _, Fact.Recalled _, Fact.ModelAnswered _ -> false;
        };
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
        return switch (journal.append(history, facts, clock.instant())) {
            case Appended.Won won -> won.history();
            case Appended.Lost _ -> history.plus(journal.read(history.key(), history.nextSeq()));
        };
    }

    private Decision decide(History history, int failures, Instant latest) throws InterruptedException {
        return switch (agents.make(history.task())) {
            case Agents.Made.Impossible impossible ->
                Decision.Append.of(new Fact.Failed("invalid_agent_config", impossible.message()));
            case Agents.Made.Ready ready -> decide(history, ready.agent(), failures, latest);
        };
    }

    /** Nothing starts after the task's end, and nothing that this invocation has no time left for. */
    private Decision decide(History history, Agent agent, int failures, Instant latest) throws InterruptedException {
        Instant now = clock.instant();
        Instant end = agent.limits().end();
        if (!now.isBefore(end)) {
            return Decision.Append.of(new Fact.Failed("deadline_exceeded", "the task's time was over at " + end));
        }
        if (!now.isBefore(latest)) {
            return new Decision.Leave(new StepOutcome.Continue());
        }
        Duration timeLeft = Duration.between(now, end.isBefore(latest) ? end : latest);
        List<ToolCall> calls = Calls.open(history);
        return calls.isEmpty()
                ? think(history, agent, failures, timeLeft)
                : Decision.Append.of(act(history, agent, calls, timeLeft));
    }

    private Decision think(History history, Agent agent, int failures, Duration timeLeft) throws InterruptedException {
        boolean fresh = history.last().fact() instanceof Fact.Submitted;
        List<Memory> memories =
                fresh ? agent.memory().map(memory -> memory.recall(history)).orElse(List.of()) : List.of();
        return memories.isEmpty()
                ? thinking.next(history, agent, failures, timeLeft)
                : Decision.Append.of(new Fact.Recalled(memories));
    }

    private static Fact act(History history, Agent agent, List<ToolCall> calls, Duration timeLeft)
            throws InterruptedException {
        Optional<Fact> stop = agent.limits().stopBefore(calls, history);
        return stop.isPresent() ? stop.get() : new Fact.ToolsFinished(results(history, agent, calls, timeLeft));
    }

    private static List<ToolResult> results(History history, Agent agent, List<ToolCall> calls, Duration timeLeft)
            throws InterruptedException {
        boolean cutOff = history.last().fact() instanceof Fact.ModelAnswered answer
                && answer.finishReason() == FinishReason.LENGTH;
        return cutOff
                ? calls.stream().map(Step::cutOff).toList()
                : agent.tools().run(calls, caller(history, agent), timeLeft);
    }

    private static Caller caller(History history, Agent agent) {
        return new Caller(history.key(), agent.id(), history.last().seq(), Calls.done(history));
    }

    /** Arguments that were cut may still be valid JSON, and mean something else. */
    private static ToolResult cutOff(ToolCall call) {
        String text = "not run: your answer was cut off at the limit of output tokens, so its calls may be incomplete; "
                + "answer again, more briefly";
        return new ToolResult(call.id(), call.tool(), ToolStatus.FAILED, text, Duration.ZERO);
    }
}
