package com.opspawn.agent;

import static com.opspawn.agent.ScriptedModel.USAGE;
import static com.opspawn.agent.ScriptedModel.call;
import static com.opspawn.agent.ScriptedModel.calls;
import static com.opspawn.agent.ScriptedModel.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.opspawn.journal.Entry;
import com.opspawn.journal.Fact;
import com.opspawn.journal.FinishReason;
import com.opspawn.journal.ToolCall;
import com.opspawn.journal.ToolResult;
import com.opspawn.journal.ToolStatus;
import com.opspawn.llm.Prompt;
import com.opspawn.task.TaskStatus;
import com.opspawn.tool.ToolException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

final class StepTest {
    private final ScriptedTool sun = new ScriptedTool("sun", () -> "sunny");
    private final ScriptedTool wind = new ScriptedTool("wind", () -> "calm");

    @Test
    void aStepWithToolsRecordsTheAnswerThenItsResultsAndGoesOn() throws Exception {
        ScriptedModel model = ScriptedModel.of(calls(call("a", "sun"), call("b", "wind")));
        Stage stage = new Stage(model, sun, wind).submitted();

        assertThat(stage.run()).isEqualTo(new StepOutcome.Continue());

        assertThat(stage.facts().getFirst())
                .isEqualTo(new Fact.ModelAnswered(
                        "scripted/model",
                        "",
                        List.of(call("a", "sun"), call("b", "wind")),
                        FinishReason.TOOL_CALLS,
                        USAGE,
                        Stage.START));
        assertThat(results(stage.lastFact())).containsExactly(result("a", "sun", "sunny"), result("b", "wind", "calm"));
        assertThat(stage.facts()).hasSize(2);
        assertThat(stage.store.find(Stage.TASK))
                .hasValueSatisfying(task -> assertThat(task.status()).isEqualTo(TaskStatus.RUNNING));
    }

    @Test
    void aFinalAnswerEndsTheTaskInOneAppend() throws Exception {
        CountingJournal journal = new CountingJournal();
        Stage stage = new Stage(ScriptedModel.of(text("Sunny."))).submitted();

        assertThat(stage.run(stage.step(journal.over(stage.store)), 0)).isEqualTo(new StepOutcome.Done());

        assertThat(journal.appends()).isOne();
        assertThat(stage.facts())
                .containsExactly(
                        new Fact.ModelAnswered(
                                "scripted/model", "Sunny.", List.of(), FinishReason.STOP, USAGE, Stage.START),
                        new Fact.Completed("Sunny."));
    }

    @Test
    void aStepWithToolsCostsOneQueryAndTwoPuts() throws Exception {
        CountingJournal journal = new CountingJournal();
        Stage stage = new Stage(ScriptedModel.of(calls(call("a", "sun"))), sun).submitted();

        stage.run(stage.step(journal.over(stage.store)), 0);

        assertThat(journal.reads()).isOne();
        assertThat(journal.appends()).isEqualTo(2);
    }

    @Test
    void afterACrashBehindTheAnswerOnlyTheToolsRun() throws Exception {
        ScriptedModel model = ScriptedModel.of(text("never asked"));
        Stage stage = new Stage(model, sun).submitted();
        stage.rivalAppends(answered(call("a", "sun")));

        assertThat(stage.run()).isEqualTo(new StepOutcome.Continue());

        assertThat(model.prompts()).isEmpty();
        assertThat(results(stage.lastFact())).containsExactly(result("a", "sun", "sunny"));
    }

    @Test
    void afterACrashBehindTheToolsTheModelIsAskedOnceAndNoToolRuns() throws Exception {
        ScriptedModel model = ScriptedModel.of(text("Sunny."));
        Stage stage = new Stage(model, sun).submitted();
        stage.rivalAppends(
                answered(call("a", "sun")),
                new Fact.ToolsFinished(
                        List.of(new ToolResult("a", "sun", ToolStatus.SUCCEEDED, "sunny", Duration.ofMillis(5)))));

        assertThat(stage.run()).isEqualTo(new StepOutcome.Done());

        assertThat(model.prompts()).hasSize(1);
        assertThat(sun.runs()).isZero();
    }

    @Test
    void aTaskThatHasEndedIsLeftAsItIs() throws Exception {
        ScriptedModel model = ScriptedModel.of(text("Sunny."));
        Stage stage = new Stage(model).submitted();
        stage.run();
        List<Entry> before = stage.history().entries();

        assertThat(stage.run()).isEqualTo(new StepOutcome.Done());

        assertThat(model.prompts()).hasSize(1);
        assertThat(stage.history().entries()).isEqualTo(before);
    }

    @Test
    void aTaskThatIsNowhereIsAnError() {
        Stage stage = new Stage(ScriptedModel.of(text("Sunny.")));

        assertThatThrownBy(stage::run)
                .isExactlyInstanceOf(IllegalArgumentException.class)
                .hasMessage("task task_00000000-0000-0001-0000-000000000002: there is no such task");
    }

    @Test
    void everyPromptIsTheEarlierOneWithMoreAtItsEnd() throws Exception {
        ScriptedTool broken = new ScriptedTool("broken", () -> {
            throw new ToolException("no luck");
        });
        ScriptedModel model = ScriptedModel.of(
                calls(call("a", "sun"), call("b", "broken")),
                calls(call("a", "wind"), new ToolCall("a", "sun", "not JSON")),
                calls(call("", "unknown")),
                text("Sunny."));
        Stage stage = new Stage(model, sun, wind, broken).submitted();

        stage.runToEnd();

        assertThat(model.prompts()).hasSize(4);
        for (int i = 1; i < 4; i++) {
            Prompt earlier = model.prompts().get(i - 1);
            Prompt later = model.prompts().get(i);
            int length = earlier.messages().size();
            assertThat(later.messages().subList(0, length)).isEqualTo(earlier.messages());
            assertThat(later.messages()).hasSizeGreaterThan(length);
            assertThat(later.instructions()).isEqualTo(earlier.instructions());
            assertThat(later.tools()).isEqualTo(earlier.tools());
        }
    }

    @Test
    void aStepThatIsToldToStopStopsItsToolsAndRecordsNothing() throws Exception {
        Latches latches = new Latches();
        ScriptedTool slow = new ScriptedTool("slow", latches::waitForTheEnd);
        Stage stage = new Stage(ScriptedModel.of(calls(call("a", "slow"))), slow).submitted();
        Background<StepOutcome> step = Background.start(stage::run);
        latches.awaitBegin();

        step.interrupt();

        assertThatThrownBy(step::result).isInstanceOf(InterruptedException.class);
        latches.awaitInterrupted();
        assertThat(stage.facts()).singleElement().isInstanceOf(Fact.ModelAnswered.class);
    }

    @Test
    void aStepThatIsToldToStopStopsItsModelCallAndRecordsNothing() throws Exception {
        Latches latches = new Latches();
        ScriptedModel model = new ScriptedModel().says(prompt -> text(latches.waitForTheEnd()));
        Stage stage = new Stage(model).submitted();
        Background<StepOutcome> step = Background.start(stage::run);
        latches.awaitBegin();

        step.interrupt();

        assertThatThrownBy(step::result).isInstanceOf(InterruptedException.class);
        latches.awaitInterrupted();
        assertThat(stage.facts()).isEmpty();
    }

    static Fact.ModelAnswered answered(ToolCall... calls) {
        return new Fact.ModelAnswered(
                "scripted/model", "", List.of(calls), FinishReason.TOOL_CALLS, USAGE, Stage.START);
    }

    /** Without their durations, which are real time. */
    static List<ToolResult> results(Fact fact) {
        return ((Fact.ToolsFinished) fact)
                .results().stream()
                        .map(result -> new ToolResult(
                                result.callId(), result.tool(), result.status(), result.output(), Duration.ZERO))
                        .toList();
    }

    private static ToolResult result(String callId, String tool, String output) {
        return new ToolResult(callId, tool, ToolStatus.SUCCEEDED, output, Duration.ZERO);
    }
}
