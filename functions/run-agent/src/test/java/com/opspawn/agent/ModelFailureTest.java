package com.opspawn.agent;

import static com.opspawn.agent.ScriptedModel.call;
import static com.opspawn.agent.ScriptedModel.calls;
import static com.opspawn.agent.ScriptedModel.text;
import static org.assertj.core.api.Assertions.assertThat;

import com.opspawn.journal.Fact;
import com.opspawn.llm.ModelException;
import com.opspawn.task.Budget;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

final class ModelFailureTest {
    private static ScriptedModel.Line busy(Optional<Duration> retryAfter) {
        return prompt -> {
            throw ModelException.retryable("scripted/model is busy", retryAfter, new IllegalStateException("429"));
        };
    }

    private static Stage stage(ScriptedModel.Line... lines) {
        return new Stage(new ScriptedModel().says(lines)).submitted();
    }

    @Test
    void aTerminalFailureEndsTheTaskInItsOwnWords() throws Exception {
        Stage stage = stage(prompt -> {
            throw ModelException.terminal("scripted/model answered 401: no such key", new IllegalStateException());
        });

        assertThat(stage.run()).isEqualTo(new StepOutcome.Done());

        assertThat(stage.facts())
                .containsExactly(new Fact.Failed("model_error", "scripted/model answered 401: no such key"));
    }

    @Test
    void aBugInAModelEndsTheTask() throws Exception {
        Stage stage = stage(prompt -> {
            throw new IllegalStateException("a bug");
        });

        stage.run();

        assertThat(stage.facts())
                .containsExactly(new Fact.Failed(
                        "model_error", "asking scripted/model broke: java.lang.IllegalStateException: a bug"));
    }

    @Test
    void aRetryableFailureIsWaitedForAndNothingIsRecorded() throws Exception {
        Stage stage = stage(busy(Optional.empty()));

        assertThat(stage.run()).isEqualTo(new StepOutcome.Wait(Duration.ofSeconds(1), 1));

        assertThat(stage.facts()).isEmpty();
    }

    @Test
    void theProvidersWishIsHonoured() throws Exception {
        Stage stage = stage(busy(Optional.of(Duration.ofSeconds(77))));

        assertThat(stage.run()).isEqualTo(new StepOutcome.Wait(Duration.ofSeconds(77), 1));
    }

    @Test
    void afterTheLastTryTheTaskFails() throws Exception {
        Stage stage = stage(busy(Optional.empty()));

        stage.runToEnd();

        assertThat(((ScriptedModel) stage.model).prompts()).hasSize(ModelRetry.MAX_TRIES);
        assertThat(stage.facts())
                .containsExactly(new Fact.Failed("model_unavailable", "scripted/model is busy; asked 4 times"));
    }

    @Test
    void anAnswerBetweenFailuresStartsTheCountAgain() throws Exception {
        ScriptedModel.Line busy = busy(Optional.empty());
        Stage stage = stage(
                busy, busy, busy, prompt -> calls(call("a", "unknown")), busy, busy, busy, prompt -> text("Sunny."));

        stage.runToEnd();

        assertThat(stage.lastFact()).isEqualTo(new Fact.Completed("Sunny."));
    }

    @Test
    void nobodyWaitsBeyondTheTasksEnd() throws Exception {
        Budget minute = new Budget(OptionalLong.empty(), OptionalLong.empty(), OptionalLong.of(60));
        ScriptedModel model = new ScriptedModel().says(busy(Optional.of(Duration.ofSeconds(60))));
        Stage stage = new Stage(model).submitted(Stage.submission(Optional.empty(), minute, Optional.empty()));

        assertThat(stage.run()).isEqualTo(new StepOutcome.Done());

        assertThat(stage.facts())
                .containsExactly(new Fact.Failed(
                        "model_unavailable",
                        "scripted/model is busy; asked once, and the task's time is over at 2026-11-22T06:01:00Z"));
    }
}
