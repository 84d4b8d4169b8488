package com.opspawn.agent;

import static com.opspawn.agent.ScriptedModel.calls;
import static com.opspawn.agent.ScriptedModel.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.opspawn.journal.Fact;
import com.opspawn.journal.FactJson;
import com.opspawn.journal.Input;
import com.opspawn.journal.InputDecision;
import com.opspawn.journal.InputRequest;
import com.opspawn.journal.Round;
import com.opspawn.journal.ToolCall;
import com.opspawn.journal.ToolResult;
import com.opspawn.journal.ToolStatus;
import com.opspawn.policy.Approval;
import com.opspawn.policy.Decision;
import com.opspawn.policy.Glob;
import com.opspawn.policy.OnUnknown;
import com.opspawn.policy.Policy;
import com.opspawn.policy.Rule;
import com.opspawn.task.TaskStatus;
import com.opspawn.tool.Effect;
import com.opspawn.tool.Tool;
import com.opspawn.tool.ToolContext;
import com.opspawn.tool.ToolException;
import com.opspawn.tool.ToolSpec;
import com.opspawn.tool.builtin.person.AskPerson;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a person is asked, and what their decision does. */
final class ApprovalsTest {
    private static final ToolCall PAY = new ToolCall("call_pay", "pay", "{\"amount\": 7}");
    private static final ToolCall LOOK = new ToolCall("call_look", "look", "{}");
    private static final Duration HOUR = Duration.ofHours(1);

    private final LedgerTool pay = LedgerTool.of("pay", Effect.ONCE);
    private final LedgerTool look = LedgerTool.of("look", Effect.READ);
    private final ScriptedModel model = ScriptedModel.of(calls(PAY, LOOK), text("Done."));

    private static Policy policy(InputDecision onExpiry) {
        Rule rule = new Rule(
                "rule 1 of agents/test.yaml",
                Glob.ANY,
                Glob.ANY,
                new Glob("pay"),
                Set.of(),
                List.of(),
                Decision.ASK,
                Optional.of("money is spent"));
        return new Policy(
                EnumSet.allOf(Effect.class),
                Optional.empty(),
                List.of(rule),
                OnUnknown.ASK,
                new Approval(HOUR, onExpiry));
    }

    private Stage stage() {
        return stage(InputDecision.REJECT);
    }

    private Stage stage(InputDecision onExpiry) {
        return new Stage(model, pay, look)
                .with(Changed.policy(policy(onExpiry)))
                .submitted();
    }

    private static InputRequest request(Stage stage) {
        return Input.of(stage.history().entries()).getLast().request();
    }

    private static void given(Stage stage, InputDecision decision, String reason, String arguments, String answer) {
        stage.rivalAppends(new Fact.InputGiven(
                request(stage).id(),
                decision,
                reason,
                Optional.ofNullable(arguments.isEmpty() ? null : arguments),
                Optional.ofNullable(answer.isEmpty() ? null : answer),
                "zoe"));
    }

    private static ToolResult result(Stage stage, ToolCall call) {
        return Round.of(stage.history().entries()).getFirst().result(call).orElseThrow();
    }

    private static List<String> types(Stage stage) {
        return stage.facts().stream().map(FactJson::type).toList();
    }

    @Test
    void aCallThatThePolicyAsksAboutWaitsForAPersonAndNothingOfItsAnswerRuns() throws Exception {
        Stage stage = stage();

        assertThat(stage.run()).isEqualTo(new StepOutcome.Await(HOUR));
        assertThat(stage.run()).isEqualTo(new StepOutcome.Await(HOUR));

        assertThat(pay.runs()).isZero();
        assertThat(look.runs()).isZero();
        assertThat(types(stage)).containsExactly("model_answered", "input_requested");
        assertThat(request(stage))
                .isEqualTo(new InputRequest(
                        "approval-1-0",
                        InputRequest.Type.APPROVAL,
                        1,
                        PAY,
                        "Agent 'assistant' wants to call pay: money is spent (rule 1 of agents/test.yaml)",
                        List.of(),
                        InputDecision.REJECT,
                        Optional.of(Stage.START.plus(HOUR))));
        assertThat(stage.history().task().status()).isEqualTo(TaskStatus.INPUT_REQUIRED);
    }

    /** The model is not asked again, and not between the decision and the run. */
    @Test
    void anApprovedCallRunsAsItIsStored() throws Exception {
        Stage stage = stage();
        stage.run();
        given(stage, InputDecision.APPROVE, "", "", "");

        assertThat(stage.run()).isEqualTo(new StepOutcome.Continue());
        assertThat(model.prompts()).hasSize(1);
        stage.runToEnd();

        assertThat(pay.runs()).isOne();
        assertThat(look.runs()).isOne();
        assertThat(types(stage))
                .containsExactly(
                        "model_answered",
                        "input_requested",
                        "input_given",
                        "tool_started",
                        "tool_finished",
                        "tools_finished",
                        "model_answered",
                        "completed");
    }

    @Test
    void aRejectedCallIsNotRunAndTheModelIsToldWhy() throws Exception {
        Stage stage = stage();
        stage.run();
        given(stage, InputDecision.REJECT, "too dear", "", "");

        stage.runToEnd();

        assertThat(pay.runs()).isZero();
        assertThat(look.runs()).isOne();
        assertThat(result(stage, PAY).status()).isEqualTo(ToolStatus.DENIED);
        assertThat(result(stage, PAY).output())
                .isEqualTo(
                        "not run: a person did not approve this call (too dear). Reach the goal without it, or say in"
                                + " your answer what could not be done");
    }

    @Test
    void anEditedCallRunsWithThePersonsArguments() throws Exception {
        Stage stage = stage();
        stage.run();
        given(stage, InputDecision.EDIT, "", "{\"amount\": 5}", "");

        stage.runToEnd();

        assertThat(pay.runs()).isOne();
        assertThat(pay.arguments()).containsExactly("{\"amount\":5}");
    }

    /** Looks, unless it is given an amount. */
    private record Till(LedgerTool ledger) implements Tool {
        @Override
        public ToolSpec spec() {
            return ledger.spec();
        }

        @Override
        public Effect effect(ObjectNode arguments) {
            return arguments.has("amount") ? Effect.ONCE : Effect.READ;
        }

        @Override
        public String run(ObjectNode arguments, ToolContext context) throws ToolException, InterruptedException {
            return ledger.run(arguments, context);
        }
    }

    /** The person made a call that looks one that pays: it is this one's effect that a crash is judged by. */
    @Test
    void anEditedCallThatWasCutOffIsJudgedByItsOwnEffectAndKeepsItsPlace() throws Exception {
        ToolCall first = new ToolCall("one", "pay", "{}");
        ToolCall second = new ToolCall("two", "pay", "{}");
        ScriptedModel looking = ScriptedModel.of(calls(first, second), text("Done."));
        Stage stage = new Stage(looking, new Till(pay))
                .with(Changed.policy(policy(InputDecision.REJECT)))
                .submitted();
        stage.run();
        for (String id : List.of("approval-1-0", "approval-1-1")) {
            stage.rivalAppends(new Fact.InputGiven(
                    id, InputDecision.EDIT, "", Optional.of("{\"amount\": 9}"), Optional.empty(), "zoe"));
        }
        assertThatExceptionOfType(DyingJournal.Death.class)
                .isThrownBy(() ->
                        stage.run(stage.step(new DyingJournal(stage.store, Fact.ToolFinished.class::isInstance)), 0));
        int runs = pay.runs();
        stage.clock.advance(Stage.LONG.plus(Step.RESERVE));

        assertThat(stage.run()).isInstanceOf(StepOutcome.Await.class);

        assertThat(pay.runs()).isEqualTo(runs).isPositive();
        assertThat(Input.of(stage.history().entries()).stream()
                        .filter(Input::isOpen)
                        .map(Input::request)
                        .map(InputRequest::id))
                .containsExactly("unknown_effect-1-0", "unknown_effect-1-1");
    }

    /** An approval is for one call of one answer: the same call in a later answer needs its own. */
    @Test
    void theSameCallInALaterAnswerIsAskedAboutAgain() throws Exception {
        ScriptedModel again = ScriptedModel.of(calls(PAY), calls(PAY), text("Done."));
        Stage stage = new Stage(again, pay)
                .with(Changed.policy(policy(InputDecision.REJECT)))
                .submitted();
        stage.run();
        given(stage, InputDecision.APPROVE, "", "", "");
        stage.run();

        assertThat(stage.run()).isInstanceOf(StepOutcome.Await.class);
        assertThat(pay.runs()).isOne();
        assertThat(Input.of(stage.history().entries())).hasSize(2).last().matches(Input::isOpen);
    }

    @Test
    void whatNobodyDecidedInTimeIsDecidedByThePolicy() throws Exception {
        Stage rejecting = stage(InputDecision.REJECT);
        rejecting.run();
        rejecting.clock.advance(HOUR);
        rejecting.runToEnd();
        assertThat(pay.runs()).isZero();
        assertThat(rejecting.facts().get(2))
                .isEqualTo(new Fact.InputGiven(
                        "approval-1-0",
                        InputDecision.REJECT,
                        "nobody decided in time",
                        Optional.empty(),
                        Optional.empty(),
                        Fact.InputGiven.EXPIRY));

        ScriptedModel other = ScriptedModel.of(calls(PAY), text("Done."));
        Stage approving = new Stage(other, pay)
                .with(Changed.policy(policy(InputDecision.APPROVE)))
                .submitted();
        approving.run();
        approving.clock.advance(HOUR);
        approving.runToEnd();
        assertThat(pay.runs()).isOne();
    }

    @Test
    void theTimeThatATaskWaitsForPeopleIsNotCounted() throws Exception {
        Stage stage = stage();
        stage.run();
        stage.clock.advance(HOUR.minusSeconds(1));
        given(stage, InputDecision.APPROVE, "", "", "");
        stage.clock.advance(Limits.DEFAULT_TIME.minusSeconds(1));

        stage.runToEnd();

        assertThat(stage.lastFact()).isEqualTo(new Fact.Completed("Done."));
    }

    @Test
    void aQuestionOfTheAgentIsAnsweredByAPersonAndTheAnswerIsTheResult() throws Exception {
        ToolCall ask = new ToolCall("c", "ask_person", "{\"question\":\"Which one?\",\"options\":[\"red\",\"blue\"]}");
        ScriptedModel asking = ScriptedModel.of(calls(ask), text("Blue it is."));
        Stage stage = new Stage(asking, new AskPerson()).submitted();
        assertThat(stage.run()).isInstanceOf(StepOutcome.Await.class);
        assertThat(request(stage).question()).isEqualTo("Which one?");
        assertThat(request(stage).options()).containsExactly("red", "blue");
        given(stage, InputDecision.ANSWER, "", "", "the blue one");

        stage.runToEnd();

        assertThat(result(stage, ask).status()).isEqualTo(ToolStatus.SUCCEEDED);
        assertThat(result(stage, ask).output()).isEqualTo("the blue one");
    }

    private Stage lost() throws Exception {
        Stage stage = new Stage(ScriptedModel.of(calls(PAY), text("Done.")), pay)
                .with(Changed.policy(new Policy(
                        EnumSet.allOf(Effect.class), Optional.empty(), List.of(), OnUnknown.ASK, Approval.USUAL)))
                .submitted();
        assertThatExceptionOfType(DyingJournal.Death.class)
                .isThrownBy(() ->
                        stage.run(stage.step(new DyingJournal(stage.store, Fact.ToolFinished.class::isInstance)), 0));
        stage.clock.advance(Stage.LONG.plus(Step.RESERVE));
        assertThat(stage.run()).isInstanceOf(StepOutcome.Await.class);
        assertThat(request(stage).type()).isEqualTo(InputRequest.Type.UNKNOWN_EFFECT);
        return stage;
    }

    @Test
    void aCallThatIsNotKnownToHaveHappenedIsRunAgainWhereAPersonSaysSo() throws Exception {
        Stage stage = lost();
        given(stage, InputDecision.APPROVE, "it did not happen", "", "");
        stage.runToEnd();
        assertThat(pay.runs()).isEqualTo(2);
        assertThat(result(stage, PAY).status()).isEqualTo(ToolStatus.SUCCEEDED);
    }

    @Test
    void aCallThatAPersonKnowsToHaveHappenedHasTheirResult() throws Exception {
        Stage stage = lost();
        given(stage, InputDecision.ANSWER, "", "", "paid, receipt 12");
        stage.runToEnd();
        assertThat(pay.runs()).isOne();
        assertThat(result(stage, PAY).output()).isEqualTo("paid, receipt 12");
    }

    @Test
    void aCallThatNobodyKnowsOfIsToldToTheModel() throws Exception {
        Stage stage = lost();
        given(stage, InputDecision.REJECT, "the bank does not say", "", "");
        stage.runToEnd();
        assertThat(pay.runs()).isOne();
        assertThat(result(stage, PAY).status()).isEqualTo(ToolStatus.UNKNOWN);
        assertThat(result(stage, PAY).output()).contains("a person was asked: the bank does not say");
    }

    /** The decision was on the run before: what became of this one is asked anew. */
    @Test
    void aCallThatIsLostAgainIsAskedAboutAgain() throws Exception {
        Stage stage = lost();
        given(stage, InputDecision.APPROVE, "", "", "");
        assertThatExceptionOfType(DyingJournal.Death.class)
                .isThrownBy(() ->
                        stage.run(stage.step(new DyingJournal(stage.store, Fact.ToolFinished.class::isInstance)), 0));
        stage.clock.advance(Stage.LONG.plus(Step.RESERVE));

        assertThat(stage.run()).isInstanceOf(StepOutcome.Await.class);
        assertThat(pay.runs()).isEqualTo(2);
        assertThat(request(stage).id()).isEqualTo("unknown_effect-1-0-2");
    }

    /** Who ran it knows that it is over: nobody waits for its deadline. */
    @Test
    void aPersonIsAskedAtOnceWhereTheToolBroke() throws Exception {
        pay.fails(() -> {
            throw new IllegalStateException("the line is dead");
        });
        Stage stage = new Stage(ScriptedModel.of(calls(PAY), text("Done.")), pay)
                .with(Changed.policy(new Policy(
                        EnumSet.allOf(Effect.class), Optional.empty(), List.of(), OnUnknown.ASK, Approval.USUAL)))
                .submitted();

        assertThat(stage.run()).isInstanceOf(StepOutcome.Await.class);
        given(stage, InputDecision.ANSWER, "", "", "paid");
        stage.runToEnd();

        assertThat(result(stage, PAY).output()).isEqualTo("paid");
    }
}
