package com.opspawn.agent;

import com.opspawn.agent.Step.Decision;
import com.opspawn.journal.Fact;
import com.opspawn.journal.History;
import com.opspawn.llm.Answer;
import com.opspawn.llm.ModelException;
import com.opspawn.llm.Prompt;
import com.opspawn.planner.Next;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Asks the model for what comes next, within the task's limits, and judges what it gave. */
final class Thinking {
    /** How long a model may take for one answer. */
    static final Duration MODEL_TIMEOUT = Duration.ofMinutes(2);

    private final ModelRetry retry;
    private final Clock clock;

    Thinking(ModelRetry retry, Clock clock) {
        this.retry = retry;
        this.clock = clock;
    }

    /**
     * One question to a model.
     *
     * @param model whose turn it is
     * @param summary whether it is to sum up the conversation instead of going on with it
     * @param failures how many times in a row it gave no answer
     * @param end when there is no time left
     */
    private record Question(
            History history, Agent agent, AgentModel model, Prompt prompt, boolean summary, int failures, Instant end) {

        Question instead(Prompt summaryPrompt) {
            return new Question(history, agent, model, summaryPrompt, true, failures, end);
        }
    }

    /** @param timeLeft above zero */
    Decision next(History history, Agent agent, int failures, Duration timeLeft) throws InterruptedException {
        Optional<Fact> stop = agent.limits().stop(history);
        if (stop.isPresent()) {
            return Decision.Append.of(stop.get());
        }
        return switch (agent.planner().next(agent.briefing(history))) {
            case Next.Finish finish -> Decision.Append.of(AnswerFacts.finished(finish.result(), agent, history));
            case Next.Ask ask -> {
                Instant end = clock.instant().plus(timeLeft);
                yield ask(question(history, agent, ask.prompt(), failures, end));
            }
        };
    }

    private static Question question(History history, Agent agent, Prompt prompt, int failures, Instant end) {
        AgentModel model = agent.model(history);
        Question question = new Question(history, agent, model, prompt, false, failures, end);
        return agent.room().isTight(prompt, history, model) ? question.instead(Compaction.prompt(prompt)) : question;
    }

    private Decision ask(Question question) throws InterruptedException {
        return switch (Spending.of(question.prompt(), question.history(), question.agent(), question.model())) {
            case Spending.Exhausted exhausted -> failed("budget_exceeded", exhausted.message());
            case Spending.Within within -> exchange(question, question.prompt().limitedTo(within.outputTokens()));
        };
    }

    private Decision exchange(Question question, Prompt prompt) throws InterruptedException {
        Instant askedAt = clock.instant();
        Duration left = Duration.between(askedAt, question.end());
        Duration timeout = left.compareTo(MODEL_TIMEOUT) < 0 ? left : MODEL_TIMEOUT;
        try {
            Answer answer = AskedModel.ask(question.model().model(), prompt, timeout);
            return new Decision.Append(facts(question, answer, askedAt));
        } catch (ModelException e) {
            return isTooLong(e, question)
                    ? ask(question.instead(Compaction.shortPrompt(question.prompt())))
                    : judged(question, e);
        }
    }

    /** What the estimate did not see coming; a summary that is itself too long is asked for only once. */
    private boolean isTooLong(ModelException e, Question question) {
        return e.isContextTooLong()
                && !question.summary()
                && Compaction.isPossible(question.history())
                && clock.instant().isBefore(question.end());
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

    private Decision judged(Question question, ModelException e) {
        Instant end = question.agent().limits().end();
        return switch (retry.judge(e, question.failures(), clock.instant(), end)) {
            case ModelRetry.Verdict.Again again -> new Decision.Leave(again.outcome());
            case ModelRetry.Verdict.GiveUp giveUp -> givenUp(question, giveUp);
        };
    }

    /** The next model in line takes over, if there is one and time to ask it. */
    private static Decision givenUp(Question question, ModelRetry.Verdict.GiveUp giveUp) {
        Optional<AgentModel> fallback = question.agent().fallback(question.history());
        return fallback.isEmpty() || giveUp.reason().equals(ModelRetry.DEADLINE_EXCEEDED)
                ? failed(giveUp.reason(), giveUp.message())
                : Decision.Append.of(new Fact.ModelChanged(
                        question.model().name(), fallback.get().name(), giveUp.reason(), giveUp.message()));
    }

    private static Decision failed(String reason, String message) {
        return Decision.Append.of(new Fact.Failed(reason, message));
    }
}
