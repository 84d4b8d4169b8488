package com.opspawn.agent;

import static com.opspawn.agent.ScriptedModel.call;
import static com.opspawn.agent.ScriptedModel.calls;
import static com.opspawn.agent.ScriptedModel.text;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.opspawn.agent.definition.LimitChoice;
import com.opspawn.journal.Fact;
import com.opspawn.journal.ToolStatus;
import com.opspawn.json.Json;
import com.opspawn.task.Budget;
import com.opspawn.task.Submission;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class LimitsTest {
    private static final OptionalLong NONE = OptionalLong.empty();

    private final ScriptedTool tool = ScriptedTool.counting("tool");
    private final ScriptedModel endless = ScriptedModel.of(calls(call("a", "tool")));

    private static Submission with(Budget budget) {
        return Stage.submission(Optional.empty(), budget, Optional.empty());
    }

    private static Submission with(OptionalLong budgetSteps, OptionalLong agentSteps) {
        Optional<ObjectNode> config = agentSteps.isPresent()
                ? Optional.of(Json.object().put("max_steps", agentSteps.getAsLong()))
                : Optional.empty();
        return Stage.submission(config, new Budget(budgetSteps, NONE, NONE), Optional.empty());
    }

    private static OptionalLong number(String text) {
        return text.equals("-") ? NONE : OptionalLong.of(Long.parseLong(text));
    }

    @ParameterizedTest(name = "budget {0}, agent {1}: {2} steps")
    @CsvSource({"-, -, 20", "3, -, 3", "30, -, 30", "-, 2, 2", "5, 2, 2", "2, 5, 2"})
    void stepsAreLimitedByTheTighterOfTaskAndAgent(String budget, String agent, long steps) throws Exception {
        Stage stage = new Stage(endless, tool).submitted(with(number(budget), number(agent)));

        stage.runToEnd();

        assertThat(endless.prompts()).hasSize((int) steps);
        assertThat(tool.runs()).isEqualTo((int) steps);
        assertThat(stage.lastFact())
                .isEqualTo(new Fact.Failed(
                        "step_limit",
                        "stopped after " + steps + " model answers without a final one; "
                                + "raise agent_config.max_steps or budget.max_steps"));
    }

    @Test
    void theLastAllowedAnswerMayEndTheTask() throws Exception {
        ScriptedModel model = ScriptedModel.of(calls(call("a", "tool")), text("Done."));
        Stage stage = new Stage(model, tool).submitted(with(OptionalLong.of(2), NONE));

        stage.runToEnd();

        assertThat(stage.lastFact()).isEqualTo(new Fact.Completed("Done."));
    }

    @Test
    void afterTheDeadlineNoModelIsAsked() throws Exception {
        Instant deadline = Stage.START.plusSeconds(60);
        Stage stage = new Stage(endless, tool)
                .submitted(Stage.submission(Optional.empty(), Budget.UNLIMITED, Optional.of(deadline)));
        stage.clock.advance(Duration.ofSeconds(60));

        assertThat(stage.run()).isEqualTo(new StepOutcome.Done());

        assertThat(endless.prompts()).isEmpty();
        assertThat(stage.facts())
                .containsExactly(
                        new Fact.Failed("deadline_exceeded", "the task's time was over at 2026-11-22T06:01:00Z"));
    }

    @Test
    void afterTheDeadlineNoToolStarts() throws Exception {
        Stage stage = new Stage(endless, tool).submitted(with(new Budget(NONE, NONE, OptionalLong.of(60))));
        stage.rivalAppends(StepTest.answered(call("a", "tool")));
        stage.clock.advance(Duration.ofSeconds(61));

        assertThat(stage.run()).isEqualTo(new StepOutcome.Done());

        assertThat(tool.runs()).isZero();
        assertThat(stage.lastFact())
                .isEqualTo(new Fact.Failed("deadline_exceeded", "the task's time was over at 2026-11-22T06:01:00Z"));
    }

    @Test
    void anAnswerThatCameAfterTheDeadlineIsKeptAndItsToolsAreNotRun() throws Exception {
        Stage stage = new Stage(new ScriptedModel(), tool).submitted(with(new Budget(NONE, NONE, OptionalLong.of(60))));
        ((ScriptedModel) stage.model).says(prompt -> {
            stage.clock.advance(Duration.ofMinutes(2));
            return calls(call("a", "tool"));
        });

        assertThat(stage.run()).isEqualTo(new StepOutcome.Done());

        assertThat(stage.facts()).hasSize(2);
        assertThat(stage.facts().getFirst()).isInstanceOf(Fact.ModelAnswered.class);
        assertThat(tool.runs()).isZero();
    }

    @Test
    void toolsForWhichTheInvocationHasNoTimeLeftRunInTheNextOne() throws Exception {
        Stage stage = new Stage(new ScriptedModel(), tool).submitted();
        ((ScriptedModel) stage.model).says(prompt -> {
            stage.clock.advance(Stage.LONG);
            return calls(call("a", "tool"));
        });

        assertThat(stage.run()).isEqualTo(new StepOutcome.Continue());
        assertThat(tool.runs()).isZero();
        assertThat(stage.run()).isEqualTo(new StepOutcome.Continue());

        assertThat(StepTest.results(stage.lastFact()))
                .singleElement()
                .satisfies(result -> assertThat(result.status()).isEqualTo(ToolStatus.SUCCEEDED));
        assertThat(((ScriptedModel) stage.model).prompts()).hasSize(1);
    }

    @ParameterizedTest(name = "deadline {0}, seconds {1}: ends at {2}")
    @CsvSource({
        "-, -, 2026-11-23T06:00:00Z",
        "-, 60, 2026-11-22T06:01:00Z",
        "2026-11-22T06:00:30Z, 60, 2026-11-22T06:00:30Z",
        "2026-11-22T06:02:00Z, 60, 2026-11-22T06:01:00Z",
        "2026-12-24T06:00:00Z, -, 2026-12-24T06:00:00Z",
    })
    void aTaskEndsAtTheEarlierOfItsDeadlineAndItsTime(String deadline, String seconds, String end) {
        Optional<Instant> at = deadline.equals("-") ? Optional.empty() : Optional.of(Instant.parse(deadline));
        Submission submission = Stage.submission(Optional.empty(), new Budget(NONE, NONE, number(seconds)), at);
        Stage stage = new Stage(endless).submitted(submission);

        assertThat(Limits.of(stage.history().task(), LimitChoice.NONE).end()).isEqualTo(Instant.parse(end));
    }
}
