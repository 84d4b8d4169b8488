package com.opspawn.agent;

import static com.opspawn.agent.ScriptedModel.call;
import static com.opspawn.agent.ScriptedModel.calls;
import static com.opspawn.agent.ScriptedModel.text;
import static org.assertj.core.api.Assertions.assertThat;

import com.opspawn.journal.Fact;
import com.opspawn.journal.FinishReason;
import com.opspawn.llm.Answer;
import com.opspawn.llm.Message;
import com.opspawn.llm.ModelException;
import com.opspawn.llm.Prompt;
import com.opspawn.task.Usage;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A conversation that comes near to the model's context is summed up, once, in the journal. */
final class CompactionTest {
    private static final Usage NEARLY_FULL = new Usage(850, 10);

    private final ScriptedTool tool = ScriptedTool.counting("tool");

    private static Answer fills(Answer answer) {
        return new Answer(answer.text(), answer.toolCalls(), answer.finishReason(), NEARLY_FULL);
    }

    private Stage stage(ScriptedModel model) {
        return new Stage(model, tool).with(Changed.context(1_000)).submitted();
    }

    @Test
    void contextOverflowLeadsToOneJournaledCompaction() throws Exception {
        ScriptedModel model =
                ScriptedModel.of(fills(calls(call("a", "tool"))), text("The tool said: tool 1."), text("Done."));
        Stage stage = stage(model);

        stage.runToEnd();

        assertThat(stage.facts().get(2))
                .isEqualTo(new Fact.Compacted(
                        "The tool said: tool 1.", 3, "scripted/model", ScriptedModel.USAGE, Stage.START));
        assertThat(stage.lastFact()).isEqualTo(new Fact.Completed("Done."));
        assertThat(stage.history().task().state().usage())
                .isEqualTo(NEARLY_FULL.plus(ScriptedModel.USAGE).plus(ScriptedModel.USAGE));
    }

    @Test
    void theSummaryIsAskedForBehindTheWholeConversationAndThenStandsForIt() throws Exception {
        ScriptedModel model = ScriptedModel.of(fills(calls(call("a", "tool"))), text("The summary."), text("Done."));
        Stage stage = stage(model);

        stage.runToEnd();

        List<Message> second = model.prompts().get(1).messages();
        List<Message> first = model.prompts().getFirst().messages();
        assertThat(second.subList(0, first.size())).isEqualTo(first);
        assertThat(second).hasSize(first.size() + 3);
        assertThat(second.getLast())
                .isInstanceOfSatisfying(
                        Message.User.class, user -> assertThat(user.text()).contains("replaced by a summary"));
        assertThat(model.prompts().getLast().messages())
                .containsExactly(
                        first.getFirst(),
                        new Message.User("The conversation so far was summarised to save room. This is the summary;"
                                + " go on from it:\n\nThe summary."));
    }

    @Test
    void afterACompactionThePromptGrowsAtItsEndAgain() throws Exception {
        ScriptedModel model = ScriptedModel.of(
                fills(calls(call("a", "tool"))), text("The summary."), calls(call("b", "tool")), text("Done."));
        Stage stage = stage(model);

        stage.runToEnd();

        List<Prompt> prompts = model.prompts();
        List<Message> shorter = prompts.get(2).messages();
        assertThat(prompts.get(3).messages().subList(0, shorter.size())).isEqualTo(shorter);
        assertThat(prompts.get(3).messages()).hasSize(shorter.size() + 2);
    }

    @Test
    void aModelThatWritesNoSummaryIsAskedAgainAndThenTheTaskFails() throws Exception {
        Answer empty = new Answer("", List.of(call("x", "tool")), FinishReason.TOOL_CALLS, ScriptedModel.USAGE);
        Stage stage = stage(ScriptedModel.of(fills(calls(call("a", "tool"))), empty));

        stage.runToEnd();

        assertThat(stage.lastFact())
                .isEqualTo(new Fact.Failed(
                        "model_unavailable", "scripted/model gave no summary of the conversation; asked 4 times"));
        assertThat(tool.runs()).isEqualTo(1);
    }

    @Test
    void aShortConversationIsLeftAlone() throws Exception {
        Stage stage = stage(ScriptedModel.of(calls(call("a", "tool")), text("Done.")));

        stage.runToEnd();

        assertThat(stage.facts()).noneMatch(Fact.Compacted.class::isInstance);
    }

    @Test
    void aPromptThatTheProviderFindsTooLongIsSummedUpOnce() throws Exception {
        ScriptedModel model = new ScriptedModel()
                .says(
                        prompt -> calls(call("a", "tool")),
                        prompt -> {
                            throw ModelException.contextTooLong("too long", new IllegalStateException());
                        },
                        prompt -> text("The summary."),
                        prompt -> text("Done."));
        Stage stage = new Stage(model, tool).submitted();

        stage.runToEnd();

        assertThat(stage.facts().subList(2, 5))
                .containsExactly(
                        new Fact.ModelFailed("scripted/model", "context_exceeded", "too long", false),
                        new Fact.Compacted("The summary.", 4, "scripted/model", ScriptedModel.USAGE, Stage.START),
                        new Fact.ModelAnswered(
                                "scripted/model",
                                "Done.",
                                List.of(),
                                FinishReason.STOP,
                                ScriptedModel.USAGE,
                                Stage.START));
    }

    @Test
    void aPromptThatIsTooLongWithNothingToSumUpEndsTheTask() throws Exception {
        ScriptedModel model = new ScriptedModel().says(prompt -> {
            throw ModelException.contextTooLong("too long", new IllegalStateException());
        });
        Stage stage = new Stage(model, tool).submitted();

        stage.runToEnd();

        assertThat(model.prompts()).hasSize(1);
        assertThat(stage.lastFact()).isEqualTo(new Fact.Failed("model_error", "too long"));
    }
}
