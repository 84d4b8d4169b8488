package com.opspawn.agent;

import com.opspawn.journal.Fact;
import com.opspawn.journal.History;
import com.opspawn.llm.Answer;
import com.opspawn.llm.ModelException;
import com.opspawn.llm.Prompt;
import com.opspawn.planner.Next;
import com.opspawn.telemetry.Telemetry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Asks the model for what comes next, within the task's limits, and judges what it gave. */
final class Thinking {
    /** How long a model may take for one answer. */
    static final Duration MODEL_TIMEOUT = Duration.ofMinutes(2);

    private static final String CONTEXT_EXCEEDED = "context_exceeded";

    private final ModelRetry retry;
    private final AskedModel asked;
    private final Clock clock;
    private final Telemetry telemetry;

    Thinking(ModelRetry retry, AskedModel asked, Clock clock, Telemetry telemetry) {
        this.retry = retry;
        this.asked = asked;
        this.clock = clock;
        this.telemetry = telemetry;
    }

    /** @param timeLeft above zero */
    Decision next(History history, Agent agent, int failures, Duration timeLeft) throws InterruptedException {
        Optional<Fact> stop = agent.limits().stop(history);
        if (stop.isPresent()) {
            return Decision.Append.of(stop.get());
        }
        Duration time = timeLeft.compareTo(MODEL_TIMEOUT) < 0 ? timeLeft : MODEL_TIMEOUT;
        return switch (agent.planner().next(agent.briefing(history))) {
            case Next.Finish finish -> Decision.Append.of(AnswerFacts.finished(finish.result(), agent, history));
            case Next.Ask ask ->
                within(question(
                        history, agent, ask.prompt(), failures, clock.instant().plus(time)));
        };
    }

    private static Question question(History history, Agent agent, Prompt prompt, int failures, Instant end) {
        AgentModel model = agent.model(history);
        boolean refused = history.lastOwn().fact() instanceof Fact.ModelFailed failed
                && failed.reason().equals(CONTEXT_EXCEEDED);
        boolean summary = refused || agent.room().isTight(prompt, history, model);
        Prompt asked = refused ? Compaction.shortPrompt(prompt) : summary ? Compaction.prompt(prompt) : prompt;
        return new Question(history, agent, model, asked, summary, failures, end, false);
    }

    /** With a budget, what the call may cost is reserved in the journal first. */
    private Decision within(Question question) throws InterruptedException {
        return switch (Spending.of(question.prompt(), question.history(), question.agent(), question.model())) {
            case Spending.Exhausted exhausted ->
                Decision.Append.of(new Fact.Failed("budget_exceeded", exhausted.message()));
            case Spending.Unlimited _ -> answer(question);
            case Spending.Within within ->
                new Decision.Reserve(within.asked(question.model().name(), question.end()), question.limitedTo(within));
        };
    }

    /** Asks. */
    Decision answer(Question question) throws InterruptedException {
        Instant askedAt = clock.instant();
        try {
            Duration timeout = Duration.between(askedAt, question.end());
            Answer answer = asked.ask(question.model().model(), question.prompt(), timeout);
            return new Decision.Append(facts(question, answer, askedAt));
        } catch (ModelException e) {
            String errorType = e.kind().name().toLowerCase(Locale.ROOT);
            telemetry.modelFailed(question.history(), question.model().name(), askedAt, clock.instant(), errorType);
            return failed(question, e);
        }
    }

    private static List<Fact> facts(Question question, Answer answer, Instant askedAt) throws ModelException {
        String model = question.model().name();
        if (!question.summary()) {
            return AnswerFacts.of(model, answer, askedAt, question.agent(), question.history());
        }
        if (answer.text().isBlank()) {
            throw ModelException.retryable(
                    model + " gave no summary of the conversation",
                    Optional.empty(),
                    new IllegalStateException("an empty answer"));
        }
        return List.of(Compaction.of(answer, model, question.history(), askedAt));
    }

    private Decision failed(Question question, ModelException e) {
        String model = question.model().name();
        String message = String.valueOf(e.getMessage());
        // What the estimate did not see coming; a summary that is itself too long is asked for only once.
        if (e.isContextTooLong() && !question.summary() && Compaction.isPossible(question.history())) {
            return Decision.Append.of(new Fact.ModelFailed(model, CONTEXT_EXCEEDED, message, false));
        }
        Fact failure = new Fact.ModelFailed(model, "no_answer", message, e.mayBeCharged());
        List<Fact> facts = question.reserved() ? List.of(failure) : List.of();
        Instant end = question.agent().limits().end();
        return switch (retry.judge(e, question.failures(), clock.instant(), end)) {
            case ModelRetry.Verdict.Again(StepOutcome.Wait wait) ->
                facts.isEmpty() ? new Decision.Leave(wait) : new Decision.AppendAndLeave(facts, wait);
            case ModelRetry.Verdict.GiveUp giveUp -> new Decision.Append(and(facts, givenUp(question, giveUp)));
        };
    }

    private static List<Fact> and(List<Fact> facts, Fact last) {
        List<Fact> all = new ArrayList<>(facts);
        all.add(last);
        return all;
    }

    /** The next model in line takes over, if there is one and time to ask it. */
    private static Fact givenUp(Question question, ModelRetry.Verdict.GiveUp giveUp) {
        Optional<AgentModel> fallback = question.agent().fallback(question.history());
        return fallback.isEmpty() || giveUp.reason().equals(ModelRetry.DEADLINE_EXCEEDED)
                ? new Fact.Failed(giveUp.reason(), giveUp.message())
                : new Fact.ModelChanged(
                        question.model().name(), fallback.get().name(), giveUp.reason(), giveUp.message());
    }
}
