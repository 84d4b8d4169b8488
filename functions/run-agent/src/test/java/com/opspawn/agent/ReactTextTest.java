package com.opspawn.agent;

import static com.opspawn.agent.Planned.told;
import static com.opspawn.agent.ScriptedModel.USAGE;
import static com.opspawn.agent.ScriptedModel.call;
import static com.opspawn.agent.ScriptedModel.text;
import static org.assertj.core.api.Assertions.assertThat;

import com.opspawn.journal.Fact;
import com.opspawn.journal.FinishReason;
import com.opspawn.llm.Answer;
import com.opspawn.llm.Message;
import com.opspawn.llm.Prompt;
import com.opspawn.task.Usage;
import java.util.List;
import org.junit.jupiter.api.Test;

/** ReAct in words: what is asked, what is recorded, and what follows. */
final class ReactTextTest {
    private static final String REJECTED = "Your answer had neither an Action with its Action Input nor a Final Answer."
            + " Answer again, in the form that you were given.";
    private static final Answer ACTS = text("Thought: look\nAction: tool\nAction Input: {}\nObservation: rain");
    private static final Answer THINKS = text("Thought: hm");

    private final ScriptedTool tool = ScriptedTool.counting("tool");

    private Stage stage(Answer... answers) {
        return new Stage(ScriptedModel.of(answers), tool).submitted(Planned.by("react_text"));
    }

    private static List<Prompt> prompts(Stage stage) {
        return ((ScriptedModel) stage.model).prompts();
    }

    @Test
    void anActionIsRunAndItsResultToldAsAnObservation() throws Exception {
        Stage stage = stage(ACTS, text("Final Answer: Sunny."));

        stage.runToEnd();

        assertThat(Calls.answers(stage.history()).getFirst())
                .isEqualTo(new Fact.ModelAnswered(
                        "scripted/model",
                        "Thought: look\nAction: tool\nAction Input: {}",
                        List.of(call("call_1", "tool")),
                        FinishReason.STOP,
                        USAGE,
                        Stage.START));
        assertThat(prompts(stage).getLast().messages())
                .containsExactly(
                        new Message.User("What is the weather?"),
                        new Message.Assistant("Thought: look\nAction: tool\nAction Input: {}", List.of()),
                        new Message.User("Observation: tool 1"));
        assertThat(stage.lastFact()).isEqualTo(new Fact.Completed("Sunny."));
    }

    @Test
    void aFailedCallIsToldAsAnErrorAndTheModelGoesOn() throws Exception {
        Stage stage = stage(text("Action: abacus\nAction Input: 2+2"), text("Final Answer: 4"));

        stage.runToEnd();

        assertThat(Planned.lastWords(prompts(stage).getLast()))
                .isEqualTo("Observation: Error: there is no tool 'abacus': use one of tool");
        assertThat(stage.lastFact()).isEqualTo(new Fact.Completed("4"));
    }

    @Test
    void theFormAndTheToolsStandInTheInstructionsAndNoToolIsOffered() throws Exception {
        Stage stage = stage(text("Sunny."));

        stage.runToEnd();

        assertThat(prompts(stage).getFirst().tools()).isEmpty();
        assertThat(prompts(stage).getFirst().instructions()).endsWith("""


            Answer in exactly this form, and then stop:

            Thought: what you think
            Action: the name of one tool
            Action Input: its arguments, as one JSON object

            One answer has one Action, even where several calls would not depend on each other. You are then told \
            its result, after the word Observation; never write an Observation yourself. Act as often as you need. \
            When you know the answer, give it in this form:

            Thought: what you think
            Final Answer: the answer to the user's task

            The tools:

            tool: does what it is told
            Arguments, by JSON Schema: {"type":"object"}\
            """);
    }

    @Test
    void withoutToolsTheFormHasNone() throws Exception {
        Stage stage = new Stage(ScriptedModel.of(text("Sunny."))).submitted(Planned.by("react_text"));

        stage.runToEnd();

        assertThat(prompts(stage).getFirst().instructions()).endsWith("""


            There are no tools. Answer in exactly this form:

            Thought: what you think
            Final Answer: the answer to the user's task\
            """);
    }

    @Test
    void anUnreadableAnswerIsSentBackTwiceAndTheThirdEndsTheTask() throws Exception {
        Stage stage = stage(THINKS);

        stage.runToEnd();

        assertThat(told(stage))
                .containsExactly(
                        new Fact.AnswerRejected("unreadable_answer", REJECTED),
                        new Fact.AnswerRejected("unreadable_answer", REJECTED),
                        new Fact.Failed(
                                "unreadable_answer",
                                "the model did not answer in the form that planner react_text needs, 3 times in a row;"
                                        + " use a stronger model, or planner react where the model has tool calling"));
        assertThat(Planned.lastWords(prompts(stage).getLast())).isEqualTo(REJECTED);
    }

    @Test
    void anActionInBetweenBeginsTheCountAnew() throws Exception {
        Stage stage = stage(THINKS, THINKS, ACTS, THINKS, THINKS, text("Final Answer: Sunny."));

        stage.runToEnd();

        assertThat(stage.lastFact()).isEqualTo(new Fact.Completed("Sunny."));
    }

    @Test
    void callsByTheProvidersOwnMeansAreRunAndPutIntoWords() throws Exception {
        Answer calls =
                new Answer("I look.", List.of(call("a", "tool"), call("b", "tool")), FinishReason.TOOL_CALLS, USAGE);
        Stage stage = stage(calls, text("Final Answer: Sunny."));

        stage.runToEnd();

        assertThat(prompts(stage).getLast().messages())
                .hasSize(4)
                .contains(new Message.Assistant(
                        "I look.\nAction: tool\nAction Input: {}\nAction: tool\nAction Input: {}", List.of()));
        assertThat(tool.runs()).isEqualTo(2);
    }

    @Test
    void aRejectionIsNotToldAgainAfterACompactionIfItWasAnswered() throws Exception {
        Answer fills = new Answer(ACTS.text(), List.of(), FinishReason.STOP, new Usage(900, 10));
        Stage stage = stage(THINKS, fills, text("The summary."), text("Final Answer: Sunny."))
                .with(Changed.context(1_000));

        stage.runToEnd();

        assertThat(prompts(stage).getLast().messages()).hasSize(2).doesNotContain(new Message.User(REJECTED));
    }

    @Test
    void aRejectionThatIsNotAnsweredIsToldAgainAfterACompaction() throws Exception {
        Answer fills = new Answer(THINKS.text(), List.of(), FinishReason.STOP, new Usage(900, 10));
        Stage stage =
                stage(fills, text("The summary."), text("Final Answer: Sunny.")).with(Changed.context(1_000));

        stage.runToEnd();

        assertThat(prompts(stage).getLast().messages()).hasSize(3).endsWith(new Message.User(REJECTED));
    }
}
