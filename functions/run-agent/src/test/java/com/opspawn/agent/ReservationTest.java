package com.opspawn.agent;

import static com.opspawn.agent.ScriptedModel.call;
import static com.opspawn.agent.ScriptedModel.calls;
import static com.opspawn.agent.ScriptedModel.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.opspawn.journal.Fact;
import com.opspawn.llm.Answer;
import com.opspawn.llm.ModelException;
import com.opspawn.llm.Prompt;
import com.opspawn.task.Budget;
import com.opspawn.task.Usage;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** With a budget, what a call may cost is in the journal before the call is made. */
final class ReservationTest {
    private static final long BUDGET = 20_000;

    private final Latches latches = new Latches();

    private static Stage stage(ScriptedModel model) {
        Budget budget = new Budget(OptionalLong.empty(), OptionalLong.of(BUDGET), OptionalLong.empty());
        return new Stage(model, ScriptedTool.counting("tool"))
                .submitted(Stage.submission(Optional.empty(), budget, Optional.empty()));
    }

    private static long bound(Prompt prompt) {
        return TokenBound.beforeMessages(prompt) + TokenBound.of(prompt.messages());
    }

    @Test
    void theReservationIsTheEntryBeforeTheAnswer() throws Exception {
        ScriptedModel model = ScriptedModel.of(text("Sunny."));
        Stage stage = stage(model);

        stage.runToEnd();

        Prompt prompt = model.prompts().getFirst();
        long tokens = bound(prompt) + prompt.maxOutputTokens().orElseThrow();
        assertThat(stage.facts().getFirst())
                .isEqualTo(new Fact.ModelAsked(
                        "scripted/model", tokens, Optional.empty(), Stage.START.plus(Thinking.MODEL_TIMEOUT)));
        assertThat(stage.facts()).hasSize(3);
    }

    @Test
    void withoutABudgetThereIsNoReservation() throws Exception {
        Stage stage = new Stage(ScriptedModel.of(text("Sunny."))).submitted();

        stage.runToEnd();

        assertThat(stage.facts()).noneMatch(Fact.ModelAsked.class::isInstance);
    }

    @Test
    void aCrashAfterTheAnswerAndBeforeThePutLeavesOneAnswerAndTheExtraSpendCounts() throws Exception {
        ScriptedModel model = ScriptedModel.of(text("Lost."), text("Sunny."));
        Stage stage = stage(model);
        DyingJournal journal = new DyingJournal(stage.store, fact -> fact instanceof Fact.ModelAnswered);
        assertThatThrownBy(() -> stage.run(stage.step(journal), 0)).isInstanceOf(DyingJournal.Death.class);

        stage.clock.advance(Thinking.MODEL_TIMEOUT);
        stage.runToEnd();

        assertThat(Calls.answers(stage.history()))
                .extracting(Fact.ModelAnswered::text)
                .containsExactly("Sunny.");
        Fact.ModelAsked lost = (Fact.ModelAsked) stage.facts().getFirst();
        Prompt second = model.prompts().getLast();
        assertThat(TokenBound.used(second, stage.history()))
                .isEqualTo(lost.tokens() + ScriptedModel.USAGE.totalTokens());
    }

    @Test
    void whileACallMayBeGoingOnNobodyAsksBesideIt() throws Exception {
        ScriptedModel model = new ScriptedModel().says(prompt -> {
            latches.waitForTheEnd();
            return text("Sunny.");
        });
        Stage stage = stage(model);
        Background<StepOutcome> first = Background.start(stage::run);
        latches.awaitBegin();

        assertThat(stage.run()).isEqualTo(new StepOutcome.Wait(Duration.ofSeconds(10), 0));
        stage.clock.advance(Thinking.MODEL_TIMEOUT.minusMillis(1_500));
        assertThat(stage.run(stage.step(), 2)).isEqualTo(new StepOutcome.Wait(Duration.ofSeconds(2), 2));

        latches.release();
        assertThat(first.result()).isEqualTo(new StepOutcome.Done());
        assertThat(model.prompts()).hasSize(1);
    }

    @Test
    void aRefusedCallCostsNothingAndOneThatMayBeChargedCostsItsReservation() throws Exception {
        ScriptedModel model = new ScriptedModel()
                .says(
                        prompt -> {
                            throw failure(false);
                        },
                        prompt -> {
                            throw failure(true);
                        },
                        prompt -> text("Sunny."));
        Stage stage = stage(model);

        stage.runToEnd();

        List<Prompt> prompts = model.prompts();
        long first = prompts.get(0).maxOutputTokens().orElseThrow();
        assertThat(prompts.get(1).maxOutputTokens()).hasValue((int) first);
        long reserved = bound(prompts.get(1)) + first;
        assertThat(TokenBound.used(prompts.get(2), stage.history()))
                .isEqualTo(reserved + ScriptedModel.USAGE.totalTokens());
    }

    private static ModelException failure(boolean charged) {
        IllegalStateException cause = new IllegalStateException();
        return charged
                ? ModelException.retryable("scripted/model did not answer", Optional.empty(), cause)
                : ModelException.refused("scripted/model is busy", Optional.empty(), cause);
    }

    @RepeatedTest(100)
    void whateverDiesAndWhoeverRivalsTheBudgetIsNeverExceeded() throws Exception {
        long seed = new Random().nextLong();
        System.out.println("whateverDiesAndWhoeverRivalsTheBudgetIsNeverExceeded: seed " + seed);
        Random random = new Random(seed);
        AtomicLong charged = new AtomicLong();
        ScriptedModel model = new ScriptedModel().says(prompt -> charge(prompt, random, charged));
        Stage stage = stage(model);

        runThroughCrashes(stage, new CrashingJournal(stage.store, random));

        // Where every question died before it was asked, the run proves nothing.
        assumeTrue(charged.get() > 0, "nothing was charged");
        assertThat(charged.get()).as("seed " + seed).isLessThanOrEqualTo(BUDGET);
    }

    private static Answer charge(Prompt prompt, Random random, AtomicLong charged) throws ModelException {
        Usage usage = new Usage(
                bound(prompt) / 3, 1 + random.nextInt(prompt.maxOutputTokens().orElseThrow()) / 8);
        charged.addAndGet(usage.totalTokens());
        if (random.nextInt(6) == 0) {
            throw failure(true);
        }
        Answer answer = calls(call("a", "tool"));
        return new Answer("", answer.toolCalls(), answer.finishReason(), usage);
    }

    private static void runThroughCrashes(Stage stage, CrashingJournal journal) throws InterruptedException {
        StepOutcome outcome = new StepOutcome.Continue();
        while (!(outcome instanceof StepOutcome.Done)) {
            try {
                outcome = stage.run(stage.step(journal), 0);
            } catch (CrashingJournal.Crash crash) {
                outcome = new StepOutcome.Continue();
            }
            stage.clock.advance(Duration.ofSeconds(30));
        }
    }
}
