package com.opspawn.agent;

import static com.opspawn.agent.ScriptedModel.call;
import static com.opspawn.agent.ScriptedModel.calls;
import static com.opspawn.agent.ScriptedModel.text;
import static org.assertj.core.api.Assertions.assertThat;

import com.opspawn.journal.Fact;
import com.opspawn.journal.FactJson;
import com.opspawn.journal.Journal;
import com.opspawn.llm.Message;
import com.opspawn.llm.ModelException;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Several steps in one invocation are what they are one by one; and what a process has read it does not read again. */
final class StepsAtOnceTest {
    private static final StepOutcome GOES_ON = new StepOutcome.Continue();
    private static final StepOutcome DONE = new StepOutcome.Done();

    private static final ScriptedModel.Line BUSY = _ -> {
        throw ModelException.retryable("scripted/model is busy", Optional.empty(), new IllegalStateException("429"));
    };

    private final ScriptedTool sun = new ScriptedTool("sun", () -> "it shines");

    private static ScriptedModel twoStepsThenAnAnswer() {
        return ScriptedModel.of(calls(call("a", "sun")), calls(call("b", "sun")), text("Sunny."));
    }

    @Test
    void anInvocationRunsSoManyStepsAndNoMore() throws Exception {
        ScriptedModel model = twoStepsThenAnAnswer();
        Stage stage = new Stage(model, sun).stepsAtOnce(2).submitted();

        assertThat(stage.run()).isEqualTo(GOES_ON);
        assertThat(model.prompts()).hasSize(2);
        assertThat(stage.run()).isEqualTo(DONE);
    }

    @Test
    void theJournalIsTheSameAsOfStepsOneByOne() throws Exception {
        Stage together = new Stage(twoStepsThenAnAnswer(), sun).stepsAtOnce(9).submitted();
        Stage oneByOne = new Stage(twoStepsThenAnAnswer(), sun).submitted();

        assertThat(together.run()).isEqualTo(DONE);
        oneByOne.runToEnd();

        assertThat(together.facts().stream().map(FactJson::type))
                .containsExactlyElementsOf(
                        oneByOne.facts().stream().map(FactJson::type).toList());
    }

    @Test
    void noStepIsBegunWithLessThanHalfOfTheTime() throws Exception {
        Stage[] stage = new Stage[1];
        ScriptedTool slow = new ScriptedTool("sun", () -> {
            stage[0].clock.advance(Stage.LONG.dividedBy(2));
            return "at last";
        });
        ScriptedModel model = twoStepsThenAnAnswer();
        stage[0] = new Stage(model, slow).stepsAtOnce(9).submitted();

        assertThat(stage[0].run()).isEqualTo(GOES_ON);
        assertThat(model.prompts()).hasSize(1);
    }

    @Test
    void betweenTwoStepsACancelIsSeenBeforeTheModelIsAsked() throws Exception {
        ScriptedModel model = twoStepsThenAnAnswer();
        Stage stage = new Stage(model, sun).stepsAtOnce(9).submitted();
        Step step = stage.step(whoseSecondAppendIsFollowedBy(cancelled(), stage));

        assertThat(stage.run(step, 0)).isEqualTo(DONE);

        assertThat(model.prompts()).hasSize(1);
        assertThat(stage.lastFact()).isEqualTo(cancelled());
    }

    /** A step's second append is that of its results. */
    private static Journal whoseSecondAppendIsFollowedBy(Fact fact, Stage stage) {
        CountingJournal journal = new CountingJournal();
        return journal.over(stage.store, appends -> {
            if (appends == 2) {
                stage.rivalAppends(fact);
            }
        });
    }

    private static Fact cancelled() {
        return new Fact.Cancelled("", "zoe");
    }

    @Test
    void betweenTwoStepsAMessageIsHeard() throws Exception {
        ScriptedModel model = twoStepsThenAnAnswer();
        Stage stage = new Stage(model, sun).stepsAtOnce(9).submitted();
        Fact message = new Fact.MessageAdded("And in June?", "zoe", Optional.empty());
        Step step = stage.step(whoseSecondAppendIsFollowedBy(message, stage));

        stage.run(step, 0);

        assertThat(model.prompts().get(1).messages()).last().isEqualTo(new Message.User("And in June?"));
    }

    /** The failures of the step before are not its own. */
    @Test
    void aStepThatFollowsCountsItsOwnFailures() throws Exception {
        ScriptedModel model = new ScriptedModel().says(_ -> calls(call("a", "sun")), BUSY);
        Stage stage = new Stage(model, sun).stepsAtOnce(9).submitted();

        assertThat(stage.run(stage.step(), 3))
                .isInstanceOfSatisfying(
                        StepOutcome.Wait.class,
                        wait -> assertThat(wait.failures()).isOne());
    }

    @Test
    void whatAProcessHasSeenItDoesNotReadAgain() throws Exception {
        CountingJournal journal = new CountingJournal();
        Stage stage = new Stage(twoStepsThenAnAnswer(), sun).submitted();
        Step warm = stage.step(journal.over(stage.store));

        assertThat(stage.run(warm, 0)).isEqualTo(GOES_ON);
        assertThat(stage.run(warm, 0)).isEqualTo(GOES_ON);
        assertThat(stage.run(warm, 0)).isEqualTo(DONE);

        assertThat(journal.reads()).as("one query a step, as ever").isEqualTo(3);
        assertThat(journal.entriesRead()).as("the submission").isOne();
    }

    @Test
    void whatOthersWroteMeanwhileIsRead() throws Exception {
        CountingJournal journal = new CountingJournal();
        ScriptedModel model = twoStepsThenAnAnswer();
        Stage stage = new Stage(model, sun).submitted();
        Step warm = stage.step(journal.over(stage.store));
        stage.run(warm, 0);
        stage.run();

        assertThat(stage.run(warm, 0)).isEqualTo(DONE);

        assertThat(model.prompts()).hasSize(3);
        assertThat(journal.entriesRead())
                .as("the submission, and another process's step")
                .isEqualTo(3);
    }

    @Test
    void aWaitKeepsWhatIsKnown() throws Exception {
        CountingJournal journal = new CountingJournal();
        ScriptedModel model = new ScriptedModel().says(BUSY, _ -> text("Sunny."));
        Stage stage = new Stage(model).submitted();
        Step warm = stage.step(journal.over(stage.store));

        assertThat(stage.run(warm, 0)).isInstanceOf(StepOutcome.Wait.class);
        stage.clock.advance(Duration.ofMinutes(1));
        assertThat(stage.run(warm, 1)).isEqualTo(DONE);

        assertThat(journal.entriesRead()).isOne();
    }
}
