package com.opspawn.agent;

import static com.opspawn.agent.ScriptedModel.call;
import static com.opspawn.agent.ScriptedModel.calls;
import static com.opspawn.agent.ScriptedModel.text;
import static org.assertj.core.api.Assertions.assertThat;

import com.opspawn.journal.Fact;
import com.opspawn.llm.Answer;
import com.opspawn.llm.Model;
import com.opspawn.llm.ModelException;
import com.opspawn.llm.Prompt;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Who takes over where a model gives no answer. */
final class FallbackTest {
    /** A model that never answers. */
    private record Down(String name, AtomicInteger asked, boolean retryable) implements Model {
        @Override
        public Answer ask(Prompt prompt) throws ModelException {
            asked.incrementAndGet();
            IllegalStateException cause = new IllegalStateException();
            throw retryable
                    ? ModelException.retryable(name + " is down", Optional.empty(), cause)
                    : ModelException.terminal(name + " answered 401", cause);
        }
    }

    private final AtomicInteger asked = new AtomicInteger();
    private final Model down = new Down("scripted/down", asked, true);
    private final ScriptedModel answers = ScriptedModel.of(calls(call("a", "tool")), text("Done."));
    private final ScriptedTool tool = ScriptedTool.counting("tool");

    private Stage stage(Model... models) {
        return new Stage(models[0], tool).with(Changed.models(models)).submitted();
    }

    @Test
    void theNextModelTakesOverAfterAllTriesAndTheJournalSaysSo() throws Exception {
        Stage stage = stage(down, answers);

        stage.runToEnd();

        assertThat(stage.facts().getFirst())
                .isEqualTo(new Fact.ModelChanged(
                        "scripted/down",
                        "scripted/model",
                        "model_unavailable",
                        "scripted/down is down; asked 4 times"));
        assertThat(stage.lastFact()).isEqualTo(new Fact.Completed("Done."));
    }

    @Test
    void itKeepsTheTurnForTheRestOfTheTask() throws Exception {
        Stage stage = stage(down, answers);

        stage.runToEnd();

        assertThat(asked).hasValue(4);
        assertThat(Calls.answers(stage.history()))
                .extracting(Fact.ModelAnswered::model)
                .containsExactly("scripted/model", "scripted/model");
    }

    @Test
    void aModelThatCannotBeAskedAtAllIsNotTriedTwice() throws Exception {
        Stage stage = stage(new Down("scripted/locked", asked, false), answers);

        stage.runToEnd();

        assertThat(asked).hasValue(1);
        assertThat(stage.facts().getFirst())
                .isEqualTo(new Fact.ModelChanged(
                        "scripted/locked", "scripted/model", "model_error", "scripted/locked answered 401"));
    }

    @Test
    void eachModelHasTriesOfItsOwnAndTheLastOnesFailureIsTheTasks() throws Exception {
        AtomicInteger second = new AtomicInteger();
        Stage stage = stage(down, new Down("scripted/second", second, true));

        stage.runToEnd();

        assertThat(List.of(asked.get(), second.get())).containsExactly(4, 4);
        assertThat(stage.lastFact())
                .isEqualTo(new Fact.Failed("model_unavailable", "scripted/second is down; asked 4 times"));
    }
}
