package com.opspawn.agent;

import static com.opspawn.agent.Planned.lastWords;
import static com.opspawn.agent.Planned.told;
import static com.opspawn.agent.ScriptedModel.call;
import static com.opspawn.agent.ScriptedModel.calls;
import static com.opspawn.agent.ScriptedModel.text;
import static org.assertj.core.api.Assertions.assertThat;

import com.opspawn.journal.Fact;
import com.opspawn.json.ObjectReader;
import com.opspawn.llm.Answer;
import com.opspawn.llm.Message;
import com.opspawn.llm.Prompt;
import com.opspawn.task.Usage;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A plan, its steps, new plans, and the answer. */
final class PlanExecuteTest {
    private static final String HOW =
            "\nCarry out this step only, and answer with what came of it, or with FAILED: and" + " the reason.";
    private static final String FIND = "Step 1 of 2: find" + HOW;
    private static final String WRITE = "Step 2 of 2: write" + HOW;
    private static final String ANSWER = "All steps are done. Now answer the user's task, directly and completely.";
    private static final String NEW_PLAN =
            "Make a new plan for what is left to do, in the light of that: a JSON array of"
                    + " strings, empty if the answer can be given now.";
    private static final String NO_PLAN =
            "That was no plan. Answer with the plan alone: a JSON array of strings, empty if"
                    + " the answer can be given at once.";
    private static final String ENOUGH =
            "Too many plans have failed. Answer the user's task now with what you have, and"
                    + " say what could not be done.";
    private static final Answer PLAN = text("[\"find\", \"write\"]");

    private final ScriptedTool tool = ScriptedTool.counting("tool");

    private Stage stage(Answer... answers) {
        return stage(ScriptedModel.of(answers));
    }

    private Stage stage(ScriptedModel model) {
        return new Stage(model, tool).submitted(Planned.by("plan_execute"));
    }

    private static List<Prompt> prompts(Stage stage) {
        return ((ScriptedModel) stage.model).prompts();
    }

    @Test
    void stepsAreCarriedOutOneByOneWithToolsAndThenTheTaskIsAnswered() throws Exception {
        Stage stage = stage(PLAN, calls(call("a", "tool")), text("Found it."), text("Written."), text("Sunny."));

        stage.runToEnd();

        assertThat(stage.facts())
                .extracting(fact -> fact.getClass().getSimpleName())
                .containsExactly(
                        "ModelAnswered",
                        "Planned",
                        "ModelAnswered",
                        "ToolsFinished",
                        "ModelAnswered",
                        "PlanStepFinished",
                        "ModelAnswered",
                        "PlanStepFinished",
                        "ModelAnswered",
                        "Completed");
        assertThat(told(stage))
                .contains(
                        new Fact.Planned(List.of("find", "write"), FIND),
                        new Fact.PlanStepFinished(1, true, "Found it.", WRITE),
                        new Fact.PlanStepFinished(2, true, "Written.", ANSWER),
                        new Fact.Completed("Sunny."));
        assertThat(tool.runs()).isOne();
    }

    @Test
    void theModelIsToldThePlansFormOnceAndThenOneStepAtATime() throws Exception {
        Stage stage = stage(PLAN, text("Found it."), text("Written."), text("Sunny."));

        stage.runToEnd();

        assertThat(prompts(stage))
                .extracting(Planned::lastWords)
                .containsExactly("What is the weather?", FIND, WRITE, ANSWER);
        assertThat(prompts(stage).getFirst().instructions()).endsWith("""


            You work by a plan. First, before you call a tool or answer, give the plan alone: a JSON array of \
            strings, each one step that can be carried out and checked, as few as the task needs. Then you are told \
            one step at a time: carry it out, with the tools where they help, and answer with what came of it. If a \
            step cannot be carried out, answer with FAILED: and the reason, and you are asked for a new plan. At the \
            end you are asked for the answer to the task.\
            """);
    }

    @Test
    void aFailedStepLeadsToANewPlan() throws Exception {
        Stage stage =
                stage(PLAN, text("FAILED: no such page"), text("[\"ask\"]"), text("It will rain."), text("Rain."));

        stage.runToEnd();

        assertThat(told(stage))
                .containsExactly(
                        new Fact.Planned(List.of("find", "write"), FIND),
                        new Fact.PlanStepFinished(1, false, "no such page", NEW_PLAN),
                        new Fact.Planned(List.of("ask"), "Step 1 of 1: ask" + HOW),
                        new Fact.PlanStepFinished(1, true, "It will rain.", ANSWER),
                        new Fact.Completed("Rain."));
    }

    @Test
    void aLaterStepFailsUnderItsOwnNumber() throws Exception {
        Stage stage = stage(PLAN, text("Found it."), text("FAILED: no pen"), text("[]"), text("Sunny, unwritten."));

        stage.runToEnd();

        assertThat(told(stage))
                .containsExactly(
                        new Fact.Planned(List.of("find", "write"), FIND),
                        new Fact.PlanStepFinished(1, true, "Found it.", WRITE),
                        new Fact.PlanStepFinished(2, false, "no pen", NEW_PLAN),
                        new Fact.Planned(List.of(), "Then answer the user's task now, directly and completely."),
                        new Fact.Completed("Sunny, unwritten."));
    }

    @Test
    void afterFourPlansThatFailedTheModelAnswersWithWhatItHas() throws Exception {
        Answer failed = text("FAILED: no luck");
        Stage stage = stage(PLAN, failed, PLAN, failed, PLAN, failed, PLAN, failed, text("Nobody knows."));

        stage.runToEnd();

        assertThat(told(stage)).filteredOn(Fact.Planned.class::isInstance).hasSize(4);
        assertThat(told(stage))
                .endsWith(new Fact.PlanStepFinished(1, false, "no luck", ENOUGH), new Fact.Completed("Nobody knows."));
    }

    @Test
    void anEmptyPlanLeadsToTheAnswer() throws Exception {
        Stage stage = stage(text("[]"), text("Sunny."));

        stage.runToEnd();

        assertThat(told(stage))
                .containsExactly(
                        new Fact.Planned(List.of(), "Then answer the user's task now, directly and completely."),
                        new Fact.Completed("Sunny."));
    }

    @Test
    void aModelThatMakesNoPlanIsAskedOnceMore() throws Exception {
        Stage stage = stage(text("It is sunny."), text("[\"find\"]"), text("Found it."), text("Sunny."));

        stage.runToEnd();

        assertThat(told(stage))
                .containsExactly(
                        new Fact.AnswerRejected("unreadable_answer", NO_PLAN),
                        new Fact.Planned(List.of("find"), "Step 1 of 1: find" + HOW),
                        new Fact.PlanStepFinished(1, true, "Found it.", ANSWER),
                        new Fact.Completed("Sunny."));
    }

    @Test
    void whatAModelSaysTwiceInsteadOfAPlanIsItsAnswer() throws Exception {
        Stage stage = stage(text("It is sunny."), text("It is still sunny."));

        stage.runToEnd();

        assertThat(told(stage))
                .containsExactly(
                        new Fact.AnswerRejected("unreadable_answer", NO_PLAN),
                        new Fact.Completed("It is still sunny."));
    }

    @Test
    void callsBeforeThePlanAreRunAndThePlanIsStillAwaited() throws Exception {
        Stage stage = stage(calls(call("a", "tool")), PLAN, text("Found it."), text("Written."), text("Sunny."));

        stage.runToEnd();

        assertThat(tool.runs()).isOne();
        assertThat(told(stage)).contains(new Fact.Planned(List.of("find", "write"), FIND));
        assertThat(stage.lastFact()).isEqualTo(new Fact.Completed("Sunny."));
    }

    @Test
    void stepsMayBeObjects() throws Exception {
        Stage stage = stage(
                text("[{\"step\": 1, \"description\": \"find\"}, {\"step\": \"write\"}]"),
                text("Found it."),
                text("Written."),
                text("Sunny."));

        stage.runToEnd();

        assertThat(told(stage)).startsWith(new Fact.Planned(List.of("find", "write"), FIND));
    }

    @Test
    void aLongAnswerToAStepIsCutWithAMarkInItsResultAndWholeInItsOwnEntry() throws Exception {
        String words = "x".repeat(299_000);
        Stage stage = stage(PLAN, text(words), text("FAILED: " + words), text("[]"), text("Sunny."));

        stage.runToEnd();

        String cut = "x".repeat(2_000) + "\n[cut: the first 2000 of 299000 characters]";
        assertThat(told(stage))
                .contains(
                        new Fact.PlanStepFinished(1, true, cut, WRITE),
                        new Fact.PlanStepFinished(2, false, cut, NEW_PLAN));
        assertThat(Calls.answers(stage.history()).get(1).text()).isEqualTo(words);
    }

    @Test
    void thoughtsAreNoPlanNoResultAndNoAnswer() throws Exception {
        Stage stage = stage(
                text("<think>[\"no\"]</think>[\"find\"]"),
                text("<think>FAILED: no</think>Found it."),
                text("<think>hm</think>Sunny."));

        stage.runToEnd();

        assertThat(told(stage))
                .containsExactly(
                        new Fact.Planned(List.of("find"), "Step 1 of 1: find" + HOW),
                        new Fact.PlanStepFinished(1, true, "Found it.", ANSWER),
                        new Fact.Completed("Sunny."));
    }

    @Test
    void anAnswerOfNothingButThoughtsEndsTheTaskWithItsReason() throws Exception {
        Stage stage = stage(PLAN, text("<think>hm</think>"));

        stage.runToEnd();

        assertThat(stage.lastFact())
                .isEqualTo(new Fact.Failed(
                        "empty_answer",
                        "the model's answer was nothing but thoughts, without a tool call; ask a stronger model, or"
                                + " raise agent_config.max_tokens"));
    }

    /** Even where it looks like a plan. */
    @Test
    void aResultThatDoesNotFitItsSchemaIsRepairedAndNotPlanned() throws Exception {
        OutputSchema two = new OutputSchema(
                ObjectReader.of("{\"type\":\"array\"}").node(),
                value -> value.size() == 2 ? List.of() : List.of("it must have two items"));
        Stage stage = stage(text("Rome."), text("Still Rome."), text("[\"Rome\", \"Paris\"]"))
                .with(Changed.output(two));

        stage.runToEnd();

        assertThat(stage.lastFact()).isEqualTo(new Fact.Completed("[\"Rome\", \"Paris\"]"));
    }

    private static Answer fills(Answer answer) {
        return new Answer(answer.text(), answer.toolCalls(), answer.finishReason(), new Usage(900, 10));
    }

    @Test
    void theStepInForceIsToldAgainAfterACompactionAndOnceOnly() throws Exception {
        Stage stage = stage(
                        PLAN,
                        text("Found it."),
                        fills(calls(call("a", "tool"))),
                        text("The summary."),
                        calls(call("b", "tool")),
                        fills(calls(call("c", "tool"))),
                        text("Another summary."),
                        text("Written."),
                        text("Sunny."))
                .with(Changed.context(1_000));

        stage.runToEnd();

        assertThat(prompts(stage).get(4).messages())
                .containsExactly(
                        new Message.User("What is the weather?"), summary("The summary."), new Message.User(WRITE));
        assertThat(prompts(stage).get(7).messages())
                .containsExactly(
                        new Message.User("What is the weather?"), summary("Another summary."), new Message.User(WRITE));
        assertThat(lastWords(prompts(stage).getLast())).isEqualTo(ANSWER);
        assertThat(stage.lastFact()).isEqualTo(new Fact.Completed("Sunny."));
    }

    private static Message summary(String words) {
        return new Message.User("The conversation so far was summarised to save room. This is the summary; go on from"
                + " it:\n\n" + words);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void thePlansStepsCountAgainstTheStepLimit(int limit) throws Exception {
        Stage stage =
                new Stage(ScriptedModel.of(PLAN, text("Found it.")), tool).submitted(Planned.by("plan_execute", limit));

        stage.runToEnd();

        assertThat(prompts(stage)).hasSize(limit);
        assertThat(stage.lastFact())
                .isEqualTo(new Fact.Failed(
                        "step_limit",
                        "stopped after " + limit + " model answers without a final one; raise agent_config.max_steps or"
                                + " budget.max_steps"));
    }
}
