package com.opspawn.agent;

import static com.opspawn.agent.ScriptedModel.call;
import static com.opspawn.agent.ScriptedModel.calls;
import static com.opspawn.agent.ScriptedModel.text;
import static org.assertj.core.api.Assertions.assertThat;

import com.opspawn.journal.Fact;
import com.opspawn.journal.FactJson;
import com.opspawn.llm.Message;
import com.opspawn.llm.Prompt;
import com.opspawn.task.Budget;
import com.opspawn.task.TaskStatus;
import com.opspawn.tool.Effect;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** Pauses and messages come at any moment: nothing that was paid for is lost, and nothing that was said is missed. */
final class FromOutsideTest {
    private static final Fact.MessageAdded MESSAGE = new Fact.MessageAdded("And in June?", "zoe", Optional.empty());

    private static List<String> types(Stage stage) {
        return stage.facts().stream().map(FactJson::type).toList();
    }

    private static ScriptedModel.Line saying(ScriptedModel answers, Runnable meanwhile) {
        return prompt -> {
            meanwhile.run();
            return answers.ask(prompt);
        };
    }

    private static List<String> words(Prompt prompt) {
        return prompt.messages().stream()
                .map(message -> switch (message) {
                    case Message.User user -> "user: " + user.text();
                    case Message.Assistant assistant -> "assistant: " + assistant.text();
                    case Message.ToolOutput output -> "tool: " + output.output();
                })
                .toList();
    }

    @Test
    void aMessageIsToldWithTheNextQuestion() throws Exception {
        ScriptedTool sun = new ScriptedTool("sun", () -> "it shines");
        ScriptedModel model = ScriptedModel.of(calls(call("c", "sun")), text("Sunny."));
        Stage stage = new Stage(model, sun).submitted();
        stage.run();
        stage.rivalAppends(MESSAGE);

        stage.runToEnd();

        assertThat(words(model.prompts().getLast()))
                .containsExactly("user: What is the weather?", "assistant: ", "tool: it shines", "user: And in June?");
    }

    /** The answer was given without it: it is kept, it does not end the task, and the message stands behind it. */
    @Test
    void aMessageThatComesWhileTheModelThinksIsHeardAndTheAnswerIsNotAskedForAgain() throws Exception {
        ScriptedModel answers = ScriptedModel.of(text("Sunny."), text("In June too."));
        Stage[] stage = new Stage[1];
        ScriptedModel model =
                new ScriptedModel().says(saying(answers, () -> stage[0].rivalAppends(MESSAGE)), answers::ask);
        stage[0] = new Stage(model).submitted();

        assertThat(stage[0].run()).isEqualTo(new StepOutcome.Continue());
        assertThat(types(stage[0])).containsExactly("message_added", "model_answered");
        assertThat(((Fact.ModelAnswered) stage[0].lastFact()).toldUntil()).isEqualTo(OptionalLong.of(1));
        stage[0].runToEnd();

        assertThat(words(model.prompts().getLast()))
                .containsExactly("user: What is the weather?", "assistant: Sunny.", "user: And in June?");
        assertThat(stage[0].lastFact()).isEqualTo(new Fact.Completed("In June too."));
        assertThat(model.prompts()).hasSize(2);
    }

    @Test
    void aMessageBetweenAnAnswerAndItsResultsStandsBehindThem() throws Exception {
        LedgerTool slow = LedgerTool.of("slow", Effect.READ);
        ScriptedModel model = ScriptedModel.of(calls(call("c", "slow")), text("Done."));
        Stage stage = new Stage(model, slow).submitted();
        slow.whileItRuns(() -> stage.rivalAppends(MESSAGE));

        stage.runToEnd();

        assertThat(slow.runs()).isOne();
        assertThat(words(model.prompts().getLast()))
                .containsExactly("user: What is the weather?", "assistant: ", "tool: slow done", "user: And in June?");
        assertThat(types(stage))
                .containsExactly("model_answered", "message_added", "tools_finished", "model_answered", "completed");
    }

    @Test
    void anAnswerThatWasOnItsWayWhenTheTaskWasPausedIsKept() throws Exception {
        ScriptedModel answers = ScriptedModel.of(calls(call("c", "sun")), text("Sunny."));
        ScriptedTool sun = new ScriptedTool("sun", () -> "it shines");
        Stage[] stage = new Stage[1];
        ScriptedModel model = new ScriptedModel()
                .says(saying(answers, () -> stage[0].rivalAppends(new Fact.Paused("wait", "zoe"))), answers::ask);
        stage[0] = new Stage(model, sun).submitted();

        assertThat(stage[0].run()).isInstanceOf(StepOutcome.Await.class);
        assertThat(stage[0].history().task().status()).isEqualTo(TaskStatus.PAUSED);
        assertThat(types(stage[0])).containsExactly("paused", "model_answered");
        assertThat(sun.runs()).isZero();

        stage[0].rivalAppends(new Fact.Resumed("", "zoe"));
        stage[0].runToEnd();
        assertThat(sun.runs()).isOne();
        assertThat(model.prompts()).hasSize(2);
        assertThat(stage[0].lastFact()).isEqualTo(new Fact.Completed("Sunny."));
    }

    @Test
    void aPausedTaskStartsNothing() throws Exception {
        ScriptedModel model = ScriptedModel.of(text("Sunny."));
        Stage stage = new Stage(model).submitted();
        stage.rivalAppends(new Fact.Paused("", "zoe"));

        for (int i = 0; i < 3; i++) {
            assertThat(stage.run()).isInstanceOf(StepOutcome.Await.class);
            stage.clock.advance(Duration.ofDays(2));
        }

        assertThat(model.prompts()).isEmpty();
        stage.rivalAppends(new Fact.Resumed("", "zoe"));
        stage.runToEnd();
        assertThat(stage.lastFact()).isEqualTo(new Fact.Completed("Sunny."));
    }

    @Test
    void aDeadlineHoldsForAPausedTaskToo() throws Exception {
        Stage stage = new Stage(ScriptedModel.of(text("Sunny.")))
                .submitted(Stage.submission(
                        Optional.empty(), Budget.UNLIMITED, Optional.of(Stage.START.plus(Duration.ofHours(2)))));
        stage.rivalAppends(new Fact.Paused("", "zoe"));

        assertThat(stage.run()).isEqualTo(new StepOutcome.Await(Duration.ofHours(2)));
        stage.clock.advance(Duration.ofHours(2));
        stage.runToEnd();

        assertThat(stage.history().task().status()).isEqualTo(TaskStatus.FAILED);
    }

    /** A reservation in front of what came from outside is still that of the answer behind it. */
    @Test
    void aMessageBehindAReservationCostsNothingTwice() throws Exception {
        ScriptedModel answers = ScriptedModel.of(text("Sunny."), text("In June too."));
        Stage[] stage = new Stage[1];
        ScriptedModel model =
                new ScriptedModel().says(saying(answers, () -> stage[0].rivalAppends(MESSAGE)), answers::ask);
        Budget budget = new Budget(
                OptionalLong.empty(),
                OptionalLong.of(20_000),
                OptionalLong.empty(),
                OptionalLong.empty(),
                Optional.empty());
        stage[0] = new Stage(model).submitted(Stage.submission(Optional.empty(), budget, Optional.empty()));

        stage[0].runToEnd();

        assertThat(types(stage[0]))
                .containsExactly(
                        "model_asked", "message_added", "model_answered", "model_asked", "model_answered", "completed");
    }

    @Test
    void aFailedTaskThatIsRedrivenGoesOnFromItsJournal() throws Exception {
        ScriptedTool sun = new ScriptedTool("sun", () -> "it shines");
        ScriptedModel model = ScriptedModel.of(calls(call("c", "sun")), text("Sunny."));
        Stage stage = new Stage(model, sun).submitted();
        stage.run();
        stage.rivalAppends(new Fact.Failed("step_failed", "a step failed"));
        assertThat(stage.run()).isEqualTo(new StepOutcome.Done());
        stage.clock.advance(Duration.ofDays(3));
        stage.rivalAppends(new Fact.Redriven("mended", "zoe"));

        stage.runToEnd();

        assertThat(sun.runs()).isOne();
        assertThat(model.prompts()).hasSize(2);
        assertThat(stage.lastFact()).isEqualTo(new Fact.Completed("Sunny."));
        assertThat(stage.history().task().status()).isEqualTo(TaskStatus.COMPLETED);
    }

    /** A step that was given up answered all the same: its answer was paid for, and it is the answer. */
    @Test
    void anAnswerThatCameBehindTheFailureEndsARedrivenTask() throws Exception {
        Stage stage = late(List.of());

        stage.rivalAppends(new Fact.Redriven("mended", "zoe"));
        stage.runToEnd();

        assertThat(types(stage)).containsExactly("failed", "model_answered", "redriven", "completed");
        assertThat(stage.lastFact()).isEqualTo(new Fact.Completed("Sunny."));
    }

    @Test
    void anAnswerThatCameBehindTheFailureAndDidNotHearAMessageDoesNot() throws Exception {
        Stage stage = late(List.of(MESSAGE));
        assertThat(((Fact.ModelAnswered) stage.lastFact()).toldUntil()).isEqualTo(OptionalLong.of(1));

        stage.rivalAppends(new Fact.Redriven("mended", "zoe"));
        stage.runToEnd();

        assertThat(stage.lastFact()).isEqualTo(new Fact.Completed("In June too."));
    }

    private static Stage late(List<Fact> meanwhile) throws Exception {
        ScriptedModel answers = ScriptedModel.of(text("Sunny."), text("In June too."));
        Stage[] stage = new Stage[1];
        ScriptedModel model = new ScriptedModel()
                .says(
                        saying(answers, () -> {
                            meanwhile.forEach(stage[0]::rivalAppends);
                            stage[0].rivalAppends(new Fact.Failed("step_failed", "a step failed"));
                        }),
                        answers::ask);
        stage[0] = new Stage(model).submitted();
        assertThat(stage[0].run()).isEqualTo(new StepOutcome.Done());
        return stage[0];
    }
}
