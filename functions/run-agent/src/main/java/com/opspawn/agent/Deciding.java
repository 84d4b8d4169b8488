package com.opspawn.agent;

import com.opspawn.journal.Fact;
import com.opspawn.journal.History;
import com.opspawn.journal.Memory;
import com.opspawn.journal.Round;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Finds out what is to be done now: from the history, and from nothing else that could differ the next time. */
final class Deciding {
    private final Agents agents;
    private final Thinking thinking;
    private final Acting acting;
    private final Clock clock;

    Deciding(Agents agents, Thinking thinking, Acting acting, Clock clock) {
        this.agents = agents;
        this.thinking = thinking;
        this.acting = acting;
        this.clock = clock;
    }

    /**
     * @param failures how many times in a row the model gave no answer
     * @param begun whether this invocation has done something already
     * @param latest when this invocation has no time left
     */
    Decision next(History history, int failures, boolean begun, Instant latest) throws InterruptedException {
        return switch (agents.make(history.task())) {
            case Agents.Made.Impossible impossible ->
                Decision.Append.of(new Fact.Failed("invalid_agent_config", impossible.message()));
            case Agents.Made.Ready ready ->
                next(history, ready.agent().afterWaiting(history.waited(clock.instant())), failures, begun, latest);
        };
    }

    /** Nothing starts after the task's end, and nothing that this invocation has no time left for. */
    private Decision next(History history, Agent agent, int failures, boolean begun, Instant latest)
            throws InterruptedException {
        Instant now = clock.instant();
        Instant end = agent.limits().end();
        if (!now.isBefore(end)) {
            return Decision.Append.of(new Fact.Failed("deadline_exceeded", "the task's time was over at " + end));
        }
        Optional<Decision> wait = Waiting.next(history, now, end);
        if (wait.isPresent()) {
            return wait.get();
        }
        if (!now.isBefore(latest)) {
            return new Decision.Leave(new StepOutcome.Continue());
        }
        if (history.lastOwn().fact() instanceof Fact.ModelAsked asked && now.isBefore(asked.deadline())) {
            return new Decision.Leave(StepOutcome.Wait.forRival(asked.deadline(), now, failures));
        }
        Optional<Round> round = Calls.open(history);
        if (round.isPresent()) {
            return acting.next(history, agent, round.get(), begun, latest);
        }
        Duration timeLeft = Duration.between(now, end.isBefore(latest) ? end : latest);
        return think(history, agent, failures, timeLeft);
    }

    private Decision think(History history, Agent agent, int failures, Duration timeLeft) throws InterruptedException {
        List<Fact> left = AnswerFacts.left(history, agent);
        if (!left.isEmpty()) {
            return new Decision.Append(left);
        }
        boolean fresh = history.lastOwn().fact() instanceof Fact.Submitted;
        List<Memory> memories =
                fresh ? agent.memory().map(memory -> memory.recall(history)).orElse(List.of()) : List.of();
        return memories.isEmpty()
                ? thinking.next(history, agent, failures, timeLeft)
                : Decision.Append.of(new Fact.Recalled(memories));
    }
}
