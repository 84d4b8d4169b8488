package com.opspawn.agent;

import com.opspawn.journal.Fact;
import com.opspawn.journal.FinishReason;
import com.opspawn.journal.History;
import com.opspawn.journal.Memory;
import com.opspawn.journal.ToolCall;
import com.opspawn.journal.ToolResult;
import com.opspawn.journal.ToolStatus;
import com.opspawn.tool.Caller;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Finds out what is to be done now: from the history, and from nothing else that could differ the next time. */
final class Deciding {
    private final Agents agents;
    private final Thinking thinking;
    private final Clock clock;

    Deciding(Agents agents, Thinking thinking, Clock clock) {
        this.agents = agents;
        this.thinking = thinking;
        this.clock = clock;
    }

    /**
     * @param failures how many times in a row the model gave no answer
     * @param latest when this invocation has no time left
     */
    Decision next(History history, int failures, Instant latest) throws InterruptedException {
        return switch (agents.make(history.task())) {
            case Agents.Made.Impossible impossible ->
                Decision.Append.of(new Fact.Failed("invalid_agent_config", impossible.message()));
            case Agents.Made.Ready ready -> next(history, ready.agent(), failures, latest);
        };
    }

    /** Nothing starts after the task's end, and nothing that this invocation has no time left for. */
    private Decision next(History history, Agent agent, int failures, Instant latest) throws InterruptedException {
        Instant now = clock.instant();
        Instant end = agent.limits().end();
        if (!now.isBefore(end)) {
            return Decision.Append.of(new Fact.Failed("deadline_exceeded", "the task's time was over at " + end));
        }
        if (!now.isBefore(latest)) {
            return new Decision.Leave(new StepOutcome.Continue());
        }
        if (history.last().fact() instanceof Fact.ModelAsked asked && now.isBefore(asked.deadline())) {
            return new Decision.Leave(StepOutcome.Wait.forRival(asked, now, failures));
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
                ? calls.stream().map(Deciding::cutOff).toList()
                : agent.tools().run(calls, caller(history, agent), timeLeft);
    }

    private static Caller caller(History history, Agent agent) {
        return new Caller(history.key(), agent.id(), history.last().seq(), Calls.done(history), agent.hosts());
    }

    /** Arguments that were cut may still be valid JSON, and mean something else. */
    private static ToolResult cutOff(ToolCall call) {
        String text = "not run: your answer was cut off at the limit of output tokens, so its calls may be incomplete; "
                + "answer again, more briefly";
        return new ToolResult(call.id(), call.tool(), ToolStatus.FAILED, text, Duration.ZERO);
    }
}
