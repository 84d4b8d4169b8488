package com.opspawn.agent;

import static com.opspawn.agent.ScriptedModel.call;
import static com.opspawn.agent.ScriptedModel.calls;
import static com.opspawn.agent.ScriptedModel.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.opspawn.journal.Fact;
import com.opspawn.llm.Answer;
import com.opspawn.llm.Prompt;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** Wherever a step of a plan dies, and whoever else carries it out: one plan, each step of it once. */
final class PlanCrashTest {
    /** By the number of answers that are recorded: a plan that fails, and another. */
    private static final List<Answer> SCRIPT = List.of(
            text("[\"find\", \"write\"]"),
            calls(call("a", "tool")),
            text("Found it."),
            text("FAILED: no pen"),
            text("[\"say\"]"),
            text("Said."),
            text("Sunny."));

    private final ScriptedTool tool = ScriptedTool.counting("tool");
    private final Latches latches = new Latches();
    private final List<Integer> askedWith = new ArrayList<>();
    private final Stage stage =
            new Stage(new ScriptedModel().says(this::answer), tool).submitted(Planned.by("plan_execute"));

    private Answer answer(Prompt prompt) {
        int recorded = Calls.answers(stage.history()).size();
        askedWith.add(recorded);
        return SCRIPT.get(recorded);
    }

    private static List<Fact> undisturbed() throws InterruptedException {
        PlanCrashTest test = new PlanCrashTest();
        test.stage.runToEnd();
        return shape(test.stage);
    }

    /** Without what tools took and gave. */
    private static List<Fact> shape(Stage stage) {
        return stage.facts().stream()
                .map(fact -> fact instanceof Fact.ToolsFinished ? new Fact.ToolsFinished(List.of()) : fact)
                .toList();
    }

    @RepeatedTest(100)
    void aTaskThatCrashesAnywhereWritesTheSameJournal() throws Exception {
        long seed = new Random().nextLong();
        System.out.println("aTaskThatCrashesAnywhereWritesTheSameJournal: seed " + seed);
        CrashingJournal journal = new CrashingJournal(stage.store, new Random(seed));

        runToEnd(stage.step(journal));

        // A run in which nothing went wrong proves nothing.
        assumeTrue(journal.crashes() > 0, "no crash");
        assertThat(shape(stage)).as("seed " + seed).hasSize(14).isEqualTo(undisturbed());
        assertThat(askedWith)
                .as("never asked again for what is recorded, seed " + seed)
                .isSorted();
    }

    private void runToEnd(Step step) throws InterruptedException {
        StepOutcome outcome = new StepOutcome.Continue();
        while (!(outcome instanceof StepOutcome.Done)) {
            try {
                outcome = stage.run(step, 0);
            } catch (CrashingJournal.Crash crash) {
                outcome = new StepOutcome.Continue();
            }
        }
    }

    @Test
    void aRivalThatPlansFirstHasDecidedThePlan() throws Exception {
        Fact.Planned theirs = new Fact.Planned(List.of("ask"), "Step 1 of 1: ask");
        ScriptedModel slow = new ScriptedModel().says(prompt -> {
            latches.waitForTheEnd();
            return text("[\"find\", \"write\"]");
        });
        Stage mine = new Stage(slow, tool).submitted(Planned.by("plan_execute"));
        Background<StepOutcome> loser = Background.start(mine::run);
        latches.awaitBegin();
        mine.rivalAppends(StepTest.answered(), theirs);

        latches.release();

        assertThat(loser.result()).isEqualTo(new StepOutcome.Continue());
        assertThat(mine.facts()).hasSize(2).last().isEqualTo(theirs);
    }

    @RepeatedTest(20)
    void rivalsAtEveryStepWriteOneJournal() throws Exception {
        List<Fact> alone = undisturbed();

        while (!stage.history().hasEnded()) {
            List<Background<StepOutcome>> rivals =
                    List.of(Background.start(stage::run), Background.start(stage::run), Background.start(stage::run));
            for (Background<StepOutcome> rival : rivals) {
                rival.result();
            }
        }

        assertThat(shape(stage)).isEqualTo(alone);
    }
}
