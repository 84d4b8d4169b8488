package com.opspawn.agent;

import static com.opspawn.agent.ScriptedModel.call;
import static com.opspawn.agent.ScriptedModel.calls;
import static com.opspawn.agent.ScriptedModel.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.opspawn.journal.Fact;
import com.opspawn.journal.FactJson;
import com.opspawn.journal.InputDecision;
import com.opspawn.journal.InputRequest;
import com.opspawn.journal.Round;
import com.opspawn.journal.ToolCall;
import com.opspawn.journal.ToolResult;
import com.opspawn.journal.ToolStatus;
import com.opspawn.policy.Approval;
import com.opspawn.policy.OnUnknown;
import com.opspawn.policy.Policy;
import com.opspawn.tool.Effect;
import com.opspawn.tool.Reconciled;
import com.opspawn.tool.ToolException;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the effect of a tool has to do with a crash: nothing is guessed. */
final class EffectClassesTest {
    private static final Duration UNTIL_DEADLINE = Stage.LONG.plus(Step.RESERVE);

    private static Stage stage(OnUnknown onUnknown, LedgerTool... tools) {
        ToolCall[] called = List.of(tools).stream()
                .map(tool -> call("id of " + tool.spec().name(), tool.spec().name()))
                .toArray(ToolCall[]::new);
        ScriptedModel model = ScriptedModel.of(calls(called), text("Done."), text("Done."));
        Policy policy = new Policy(EnumSet.allOf(Effect.class), Optional.empty(), List.of(), onUnknown, Approval.USUAL);
        return new Stage(model, tools).with(Changed.policy(policy)).submitted();
    }

    private static Stage stage(LedgerTool... tools) {
        return stage(OnUnknown.TELL, tools);
    }

    private static void dieBefore(Stage stage, Predicate<Fact> fatal) {
        assertThatExceptionOfType(DyingJournal.Death.class)
                .isThrownBy(() -> stage.run(stage.step(new DyingJournal(stage.store, fatal)), 0));
    }

    private static List<String> types(Stage stage) {
        return stage.facts().stream().map(FactJson::type).toList();
    }

    private static ToolResult result(Stage stage, LedgerTool tool) {
        return Round.of(stage.history().entries())
                .getFirst()
                .result(call("id of " + tool.spec().name(), tool.spec().name()))
                .orElseThrow();
    }

    private static Duration wait(StepOutcome outcome) {
        assertThat(outcome).isInstanceOf(StepOutcome.Wait.class);
        return ((StepOutcome.Wait) outcome).delay();
    }

    @ParameterizedTest
    @EnumSource(names = {"ONCE", "RECONCILABLE"})
    void whatMustNotHappenTwiceIsWrittenDownBeforeItRuns(Effect effect) throws Exception {
        LedgerTool pay = LedgerTool.of("pay", effect);
        Stage stage = stage(pay);
        dieBefore(stage, Fact.ToolStarted.class::isInstance);
        assertThat(pay.runs()).isZero();

        stage.runToEnd();

        assertThat(pay.runs()).isOne();
        assertThat(types(stage))
                .containsExactly("model_answered", "tool_started", "tool_finished", "model_answered", "completed");
        assertThat(stage.facts().get(1))
                .isEqualTo(new Fact.ToolStarted(1, List.of("id of pay"), Stage.START.plus(UNTIL_DEADLINE)));
    }

    @ParameterizedTest
    @EnumSource(names = {"ONCE", "RECONCILABLE"})
    void aRivalWaitsForTheDeadlineOfAStartedCall(Effect effect) throws Exception {
        LedgerTool pay = LedgerTool.of("pay", effect);
        Stage stage = stage(pay);
        dieBefore(stage, Fact.ToolFinished.class::isInstance);

        assertThat(wait(stage.run())).isEqualTo(Duration.ofSeconds(10));
        stage.clock.advance(UNTIL_DEADLINE.minusMillis(1));
        assertThat(wait(stage.run())).isEqualTo(Duration.ofSeconds(1));
        assertThat(pay.runs()).isOne();
        assertThat(types(stage)).containsExactly("model_answered", "tool_started");
    }

    @Test
    void aOnceCallThatWasCutOffIsNeverRunAgainAndTheModelIsTold() throws Exception {
        LedgerTool pay = LedgerTool.of("pay", Effect.ONCE);
        Stage stage = stage(pay);
        dieBefore(stage, Fact.ToolFinished.class::isInstance);
        stage.clock.advance(UNTIL_DEADLINE);

        stage.runToEnd();

        assertThat(pay.runs()).isOne();
        assertThat(result(stage, pay).status()).isEqualTo(ToolStatus.UNKNOWN);
        assertThat(result(stage, pay).output())
                .isEqualTo("unknown: pay was started, and it may or may not have been done (its run was cut off). It is"
                        + " not run again by itself. Find out whether it was done before you call it again, or say in"
                        + " your answer that it is not known");
        assertThat(stage.lastFact()).isEqualTo(new Fact.Completed("Done."));
    }

    @Test
    void aPersonLooksAtAnUnknownCallWhereThePolicySaysSo() throws Exception {
        LedgerTool pay = LedgerTool.of("pay", Effect.ONCE);
        Stage stage = stage(OnUnknown.ASK, pay);
        dieBefore(stage, Fact.ToolFinished.class::isInstance);
        stage.clock.advance(UNTIL_DEADLINE);

        assertThat(stage.run())
                .isEqualTo(new StepOutcome.Await(Duration.ofHours(24).minus(UNTIL_DEADLINE)));

        assertThat(pay.runs()).isOne();
        assertThat(stage.lastFact())
                .isEqualTo(new Fact.InputRequested(new InputRequest(
                        "unknown_effect-1-0",
                        InputRequest.Type.UNKNOWN_EFFECT,
                        1,
                        call("id of pay", "pay"),
                        "pay was started, and it may or may not have been done (its run was cut off). Find out, then"
                                + " approve to have it run again, answer with its result if it was done, or reject to"
                                + " have the agent told that it is not known",
                        List.of(),
                        InputDecision.REJECT,
                        Optional.of(stage.clock.instant().plus(Duration.ofDays(7))))));
    }

    @Test
    void aReconcilableCallThatHappenedIsNotRunAgain() throws Exception {
        LedgerTool pay = LedgerTool.of("pay", Effect.RECONCILABLE);
        Stage stage = stage(pay);
        dieBefore(stage, Fact.ToolFinished.class::isInstance);
        stage.clock.advance(UNTIL_DEADLINE);

        stage.runToEnd();

        assertThat(pay.runs()).isOne();
        assertThat(pay.asked()).isOne();
        assertThat(result(stage, pay).status()).isEqualTo(ToolStatus.SUCCEEDED);
        assertThat(result(stage, pay).output()).isEqualTo("pay done");
    }

    @Test
    void aReconcilableCallThatDidNotHappenIsRunAgainWithTheSameKeyAfterItWasWrittenDownAgain() throws Exception {
        LedgerTool pay = LedgerTool.of("pay", Effect.RECONCILABLE).reconciles(new Reconciled.NotHappened());
        Stage stage = stage(pay);
        dieBefore(stage, Fact.ToolFinished.class::isInstance);
        stage.clock.advance(UNTIL_DEADLINE);

        stage.runToEnd();

        assertThat(pay.runs()).isEqualTo(2);
        assertThat(pay.keys()).hasSize(1);
        assertThat(types(stage))
                .containsExactly(
                        "model_answered",
                        "tool_started",
                        "tool_started",
                        "tool_finished",
                        "model_answered",
                        "completed");
    }

    @Test
    void whatNobodyCanTellOfAReconcilableCallIsUnknown() throws Exception {
        LedgerTool pay =
                LedgerTool.of("pay", Effect.RECONCILABLE).reconciles(new Reconciled.Unknown("the bank is shut"));
        Stage stage = stage(pay);
        dieBefore(stage, Fact.ToolFinished.class::isInstance);
        stage.clock.advance(UNTIL_DEADLINE);

        stage.runToEnd();

        assertThat(pay.runs()).isOne();
        assertThat(result(stage, pay).status()).isEqualTo(ToolStatus.UNKNOWN);
        assertThat(result(stage, pay).output()).contains("(the bank is shut)");
    }

    @Test
    void twoOfThreeParallelToolsDoneThenACrashRunsOnlyTheThird() throws Exception {
        LedgerTool put = LedgerTool.of("put", Effect.IDEMPOTENT);
        LedgerTool pay = LedgerTool.of("pay", Effect.ONCE);
        LedgerTool last = LedgerTool.of("last", Effect.IDEMPOTENT).after(put, pay);
        Stage stage = stage(put, pay, last);
        dieBefore(
                stage,
                fact -> fact instanceof Fact.ToolFinished finished
                        && finished.result().tool().equals("last"));

        stage.runToEnd();

        assertThat(List.of(put.runs(), pay.runs(), last.runs())).containsExactly(1, 1, 2);
        assertThat(last.keys()).hasSize(1);
        assertThat(stage.lastFact()).isEqualTo(new Fact.Completed("Done."));
    }

    @Test
    void aCallThatIsRunAgainSeesTheSameEarlierCallsAsBefore() throws Exception {
        LedgerTool put = LedgerTool.of("put", Effect.IDEMPOTENT);
        LedgerTool last = LedgerTool.of("last", Effect.IDEMPOTENT).after(put);
        Stage stage = stage(put, last);
        dieBefore(
                stage,
                fact -> fact instanceof Fact.ToolFinished finished
                        && finished.result().tool().equals("last"));

        stage.runToEnd();

        assertThat(last.runs()).isEqualTo(2);
        assertThat(last.earlier()).containsExactly(0, 0);
    }

    @Test
    void readingCallsAreWrittenDownTogetherInOnePutWithoutAStart() throws Exception {
        Stage stage = stage(LedgerTool.of("a", Effect.READ), LedgerTool.of("b", Effect.READ));

        stage.runToEnd();

        assertThat(types(stage)).containsExactly("model_answered", "tools_finished", "model_answered", "completed");
    }

    @ParameterizedTest
    @EnumSource
    void whenACallFailsInTheMiddleTheEffectDecidesAndNothingIsGuessed(Effect effect) throws Exception {
        LedgerTool pay = LedgerTool.of("pay", effect).fails(() -> {
            throw ToolException.unknown("the line broke", new IllegalStateException());
        });
        Stage stage = stage(pay);

        stage.runToEnd();

        ToolStatus expected = switch (effect) {
            case READ, IDEMPOTENT -> ToolStatus.FAILED;
            case ONCE -> ToolStatus.UNKNOWN;
            case RECONCILABLE -> ToolStatus.SUCCEEDED;
        };
        assertThat(result(stage, pay).status()).isEqualTo(expected);
        assertThat(pay.runs()).isOne();
    }

    @ParameterizedTest
    @EnumSource
    void whenACallTimesOutInTheMiddleTheEffectDecidesAndNothingIsGuessed(Effect effect) throws Exception {
        LedgerTool pay = LedgerTool.of("pay", effect, Duration.ofMillis(500)).hangs();
        Stage stage = stage(pay);

        StepOutcome first = stage.run();
        if (effect == Effect.RECONCILABLE) {
            // It may still be at work: its tool is asked when that is over.
            assertThat(wait(first)).isEqualTo(Duration.ofSeconds(10));
            assertThat(pay.asked()).isZero();
            stage.clock.advance(UNTIL_DEADLINE);
        }
        stage.runToEnd();

        ToolStatus expected = switch (effect) {
            case READ, IDEMPOTENT -> ToolStatus.TIMED_OUT;
            case ONCE -> ToolStatus.UNKNOWN;
            case RECONCILABLE -> ToolStatus.SUCCEEDED;
        };
        assertThat(result(stage, pay).status()).isEqualTo(expected);
        assertThat(pay.runs()).isOne();
    }

    @Test
    void theResultOfACallThatRanWhenTheTaskEndedIsKeptAndNobodyActsOnIt() throws Exception {
        LedgerTool pay = LedgerTool.of("pay", Effect.ONCE);
        Stage stage = stage(pay);
        pay.whileItRuns(() -> stage.rivalAppends(new Fact.Cancelled("enough", "somebody")));

        stage.runToEnd();

        assertThat(types(stage)).containsExactly("model_answered", "tool_started", "cancelled", "tool_finished");
        assertThat(result(stage, pay).status()).isEqualTo(ToolStatus.SUCCEEDED);
        assertThat(stage.history().task().status().wireName()).isEqualTo("cancelled");
        assertThat(stage.run()).isEqualTo(new StepOutcome.Done());
        assertThat(types(stage)).hasSize(4);
    }

    @Test
    void aCallThatCouldBeStoppedForWantOfTimeWaitsForAFreshInvocation() throws Exception {
        LedgerTool pay = LedgerTool.of("pay", Effect.ONCE, Duration.ofMinutes(4));
        Stage stage = stage(pay);

        assertThat(stage.step().run(new StepRequest(Stage.TASK, 0), Duration.ofMinutes(3)))
                .isEqualTo(new StepOutcome.Continue());
        assertThat(types(stage)).containsExactly("model_answered");
        assertThat(stage.step().run(new StepRequest(Stage.TASK, 0), Duration.ofMinutes(3)))
                .isEqualTo(new StepOutcome.Continue());
        assertThat(pay.runs()).isOne();
    }
}
