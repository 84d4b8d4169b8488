package com.opspawn.agent;

import static com.opspawn.agent.ScriptedModel.call;
import static com.opspawn.agent.ScriptedModel.calls;
import static com.opspawn.agent.ScriptedModel.text;
import static org.assertj.core.api.Assertions.assertThat;

import com.opspawn.journal.Fact;
import com.opspawn.journal.Round;
import com.opspawn.journal.ToolResult;
import com.opspawn.journal.ToolStatus;
import com.opspawn.llm.Answer;
import com.opspawn.task.TaskStatus;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** Several writers on one journal. */
final class RivalStepsTest {
    private final Latches latches = new Latches();

    @Test
    void aZombieThatResumesAfterATakeoverLosesAndAdoptsTheWinnersEnd() throws Exception {
        ScriptedModel model = new ScriptedModel()
                .says(prompt -> text(latches.waitForTheEnd() + " zombie"), prompt -> text("The winner's answer."));
        Stage stage = new Stage(model).submitted();
        Background<StepOutcome> zombie = Background.start(stage::run);
        latches.awaitBegin();
        assertThat(stage.run()).isEqualTo(new StepOutcome.Done());

        latches.release();

        assertThat(zombie.result()).isEqualTo(new StepOutcome.Done());
        assertThat(stage.lastFact()).isEqualTo(new Fact.Completed("The winner's answer."));
        assertThat(stage.facts()).hasSize(2);
    }

    @Test
    void aLoserRunsTheToolsOfTheWinnersAnswerAndNotOfItsOwn() throws Exception {
        ScriptedTool mine = new ScriptedTool("mine", () -> "mine");
        ScriptedTool theirs = new ScriptedTool("theirs", () -> "theirs");
        ScriptedModel model = new ScriptedModel().says(prompt -> {
            latches.waitForTheEnd();
            return calls(call("a", "mine"));
        });
        Stage stage = new Stage(model, mine, theirs).submitted();
        Background<StepOutcome> loser = Background.start(stage::run);
        latches.awaitBegin();
        stage.rivalAppends(StepTest.answered(call("b", "theirs")));

        latches.release();

        assertThat(loser.result()).isEqualTo(new StepOutcome.Continue());
        assertThat(mine.runs()).isZero();
        assertThat(theirs.runs()).isOne();
        assertThat(StepTest.results(stage.lastFact()))
                .singleElement()
                .satisfies(result -> assertThat(result.callId()).isEqualTo("b"));
    }

    @Test
    void aLoserWhoseWinnerFinishedTheStepRunsNothingMore() throws Exception {
        ScriptedTool tool = new ScriptedTool("tool", latches::waitForTheEnd);
        Stage stage = new Stage(ScriptedModel.of(calls(call("a", "tool"))), tool).submitted();
        Background<StepOutcome> loser = Background.start(stage::run);
        latches.awaitBegin();
        Fact.ToolsFinished winners = new Fact.ToolsFinished(
                List.of(new ToolResult("a", "tool", ToolStatus.SUCCEEDED, "the winner's", Duration.ZERO)));
        stage.rivalAppends(winners);

        latches.release();

        assertThat(loser.result()).isEqualTo(new StepOutcome.Continue());
        assertThat(stage.lastFact()).isEqualTo(winners);
        assertThat(tool.runs()).isOne();
    }

    /** Ids of calls are unique within their answer only; random schedules found it. */
    @Test
    void aZombiesResultIsNotTakenForThatOfALaterCallWithTheSameId() throws Exception {
        AtomicInteger runs = new AtomicInteger();
        ScriptedTool tool = new ScriptedTool("tool", () -> {
            int run = runs.incrementAndGet();
            latches.waitForTheEnd();
            return "run " + run;
        });
        Stage stage = new Stage(ScriptedModel.of(calls(call("a", "tool"))), tool).submitted();
        Background<StepOutcome> zombie = Background.start(stage::run);
        latches.awaitBegin();
        stage.rivalAppends(new Fact.ToolsFinished(
                List.of(new ToolResult("a", "tool", ToolStatus.SUCCEEDED, "the winner's", Duration.ZERO))));
        stage.rivalAppends(StepTest.answered(call("a", "tool")));

        latches.release();

        assertThat(zombie.result()).isEqualTo(new StepOutcome.Continue());
        List<String> outputs = Round.of(stage.history().entries()).stream()
                .map(round -> round.result(call("a", "tool")).orElseThrow().output())
                .toList();
        assertThat(outputs).containsExactly("the winner's", "run 2");
    }

    @Test
    void anAnswerThatComesAfterTheTasksEndIsKeptAsPaidForAndStartsNoTool() throws Exception {
        ScriptedTool tool = new ScriptedTool("tool", () -> "done");
        ScriptedModel model = new ScriptedModel().says(prompt -> {
            latches.waitForTheEnd();
            return calls(call("a", "tool"));
        });
        Stage stage = new Stage(model, tool).submitted();

        cancelledMeanwhile(stage);

        assertThat(tool.runs()).isZero();
        assertThat(model.prompts()).hasSize(1);
        assertThat(stage.facts()).hasSize(2).first().isEqualTo(new Fact.Cancelled("enough", "somebody"));
        assertThat(stage.lastFact()).isInstanceOf(Fact.ModelAnswered.class);
        assertThat(stage.history().task().status()).isEqualTo(TaskStatus.CANCELLED);
    }

    @Test
    void aTaskCancelledWhileToolsRunRecordsNothingMoreAndAsksNoModel() throws Exception {
        ScriptedTool tool = new ScriptedTool("tool", latches::waitForTheEnd);
        ScriptedModel model = ScriptedModel.of(calls(call("a", "tool")));
        Stage stage = new Stage(model, tool).submitted();

        cancelledMeanwhile(stage);

        assertThat(tool.runs()).isOne();
        assertThat(model.prompts()).hasSize(1);
        assertThat(stage.facts()).hasSize(2).last().isEqualTo(new Fact.Cancelled("enough", "somebody"));
    }

    /** And whatever invocation comes later does nothing either. */
    private void cancelledMeanwhile(Stage stage) throws Exception {
        Background<StepOutcome> step = Background.start(stage::run);
        latches.awaitBegin();
        stage.rivalAppends(new Fact.Cancelled("enough", "somebody"));
        latches.release();

        assertThat(step.result()).isEqualTo(new StepOutcome.Done());
        assertThat(stage.run()).isEqualTo(new StepOutcome.Done());
        assertThat(stage.store.find(Stage.TASK))
                .hasValueSatisfying(task -> assertThat(task.status()).isEqualTo(TaskStatus.CANCELLED));
    }

    @RepeatedTest(20)
    void concurrentInvocationsOfOneStepWriteOneJournal() throws Exception {
        int rivals = 4;
        CountDownLatch allAsked = new CountDownLatch(rivals);
        ScriptedTool tool = new ScriptedTool("tool", () -> "done");
        ScriptedModel model = new ScriptedModel().says(prompt -> together(allAsked, calls(call("a", "tool"))));
        Stage stage = new Stage(model, tool).submitted();

        List<Background<StepOutcome>> steps = new ArrayList<>();
        for (int i = 0; i < rivals; i++) {
            steps.add(Background.start(stage::run));
        }

        for (Background<StepOutcome> step : steps) {
            assertThat(step.result()).isEqualTo(new StepOutcome.Continue());
        }
        assertThat(stage.facts()).hasSize(2);
        assertThat(stage.facts().getFirst()).isInstanceOf(Fact.ModelAnswered.class);
        assertThat(stage.facts().getLast()).isInstanceOf(Fact.ToolsFinished.class);
    }

    private static Answer together(CountDownLatch all, Answer answer) throws InterruptedException {
        all.countDown();
        assertThat(all.await(30, TimeUnit.SECONDS)).as("all asked in time").isTrue();
        return answer;
    }

    @Test
    void anInvocationThatIsDeliveredAgainLaterChangesNothingThatIsRecorded() throws Exception {
        ScriptedTool tool = new ScriptedTool("tool", () -> "done");
        ScriptedModel model = ScriptedModel.of(calls(call("a", "tool")), text("Done."));
        Stage stage = new Stage(model, tool).submitted();
        stage.run();
        List<Fact> first = stage.facts();

        stage.run();

        assertThat(stage.facts().subList(0, 2)).isEqualTo(first);
        assertThat(model.prompts()).hasSize(2);
        assertThat(tool.runs()).isOne();
    }
}
