package com.opspawn.agent;

import static com.opspawn.agent.ScriptedModel.call;
import static com.opspawn.agent.ScriptedModel.text;
import static org.assertj.core.api.Assertions.assertThat;

import com.opspawn.journal.Fact;
import com.opspawn.journal.FinishReason;
import com.opspawn.journal.History;
import com.opspawn.json.Json;
import com.opspawn.llm.Answer;
import com.opspawn.llm.Message;
import com.opspawn.llm.Prompt;
import com.opspawn.task.Budget;
import com.opspawn.task.Usage;
import com.opspawn.tool.ToolSpec;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** Tokens are reserved before a call, for the worst that can come of it. */
final class TokenBudgetTest {
    private static Budget tokens(long max) {
        return new Budget(OptionalLong.empty(), OptionalLong.of(max), OptionalLong.empty());
    }

    private static Stage stage(ScriptedModel model, long maxTokens, ScriptedTool... tools) {
        return new Stage(model, tools)
                .submitted(Stage.submission(Optional.empty(), tokens(maxTokens), Optional.empty()));
    }

    /** A tokenizer at its worst: every byte is one token. */
    private static long worstInput(Prompt prompt) {
        long bytes = bytes(prompt.instructions());
        for (ToolSpec tool : prompt.tools()) {
            bytes += bytes(tool.name()) + bytes(tool.description()) + bytes(Json.write(tool.parameters()));
        }
        for (Message message : prompt.messages()) {
            bytes += switch (message) {
                case Message.User user -> bytes(user.text());
                case Message.Assistant answer ->
                    bytes(answer.text())
                            + answer.toolCalls().stream()
                                    .mapToLong(call -> bytes(call.id() + call.tool() + call.arguments()))
                                    .sum();
                case Message.ToolOutput output -> bytes(output.callId() + output.output());
            };
        }
        return bytes;
    }

    private static long bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    @RepeatedTest(100)
    void aBudgetIsNeverExceededWhateverTheModelAnswers() throws Exception {
        long seed = new Random().nextLong();
        System.out.println("aBudgetIsNeverExceededWhateverTheModelAnswers: seed " + seed);
        Random random = new Random(seed);
        long budget = 1 + random.nextLong(20_000);
        ScriptedTool tool = new ScriptedTool("tool", () -> "ü".repeat(random.nextInt(500)));
        double tokensPerByte = 1 - random.nextDouble();
        ScriptedModel model = new ScriptedModel().says(prompt -> greedy(prompt, tokensPerByte, random));
        Stage stage = stage(model, budget, tool);

        stage.runToEnd();

        assertThat(stage.history().task().state().usage().totalTokens())
                .as("seed " + seed)
                .isLessThanOrEqualTo(budget);
    }

    /** Says much or little, up to all that it may. Whatever its tokenizer is, it counts the same text the same way. */
    private static Answer greedy(Prompt prompt, double tokensPerByte, Random random) {
        int most = prompt.maxOutputTokens().orElseThrow();
        int output = random.nextBoolean() ? most : random.nextInt(most) / 20;
        Usage usage = new Usage(Math.max(1, (long) (worstInput(prompt) * tokensPerByte)), output);
        String text = "x".repeat(Math.min(output, 300));
        return new Answer(text, List.of(call("a", "tool")), FinishReason.TOOL_CALLS, usage);
    }

    @Test
    void aCallThatCouldExceedTheBudgetIsNotMade() throws Exception {
        ScriptedModel model = ScriptedModel.of(text("never asked"));
        Stage stage = stage(model, 100);

        assertThat(stage.run()).isEqualTo(new StepOutcome.Done());

        assertThat(model.prompts()).isEmpty();
        assertThat(stage.lastFact())
                .isEqualTo(new Fact.Failed(
                        "budget_exceeded",
                        "stopped before a call that could exceed budget.max_tokens 100: 0 are used, "
                                + "and the next prompt may need the rest"));
    }

    @Test
    void whatTheBudgetLeavesIsTheLimitOfTheAnswer() throws Exception {
        ScriptedModel model = ScriptedModel.of(text("Sunny."));
        Stage stage = stage(model, 5_000);

        stage.run();

        Prompt prompt = model.prompts().getFirst();
        assertThat(prompt.maxOutputTokens())
                .isEqualTo(OptionalInt.of(5_000 - (int) TokenBound.of(prompt, before(stage), "scripted/model")));
    }

    private static History before(Stage stage) {
        return new History(Stage.TASK, stage.history().entries().subList(0, 1));
    }

    @Test
    void theAgentsOwnLimitStaysWhereTheBudgetLeavesMore() throws Exception {
        ScriptedModel model = ScriptedModel.of(text("Sunny."));
        Stage stage = new Stage(model)
                .submitted(Stage.submission(
                        Optional.of(Json.object().put("max_tokens", 50)), tokens(100_000), Optional.empty()));

        stage.run();

        assertThat(model.prompts().getFirst().maxOutputTokens()).isEqualTo(OptionalInt.of(50));
    }

    @Test
    void anAnswerThatNobodyCountedCountsAtItsWorst() throws Exception {
        Answer uncounted =
                new Answer("x".repeat(1_000), List.of(call("a", "tool")), FinishReason.TOOL_CALLS, Usage.NONE);
        ScriptedModel model = ScriptedModel.of(uncounted);
        Stage stage = stage(model, 10_000, new ScriptedTool("tool", () -> "done"));

        stage.runToEnd();

        long worst = 0;
        for (Prompt prompt : model.prompts()) {
            worst += worstInput(prompt) + 1_000;
        }
        assertThat(model.prompts()).isNotEmpty();
        assertThat(worst).isLessThanOrEqualTo(10_000);
        assertThat(stage.lastFact())
                .isInstanceOfSatisfying(
                        Fact.Failed.class, failed -> assertThat(failed.reason()).isEqualTo("budget_exceeded"));
    }

    @Test
    void withTheProvidersCountTheBoundIsTighterThanBytes() throws Exception {
        ScriptedModel model = ScriptedModel.of(ScriptedModel.calls(call("a", "tool")), text("Done."));
        Stage stage = stage(model, 5_000, new ScriptedTool("tool", () -> "done"));

        stage.runToEnd();

        int second = model.prompts().getLast().maxOutputTokens().orElseThrow();
        assertThat(5_000 - ScriptedModel.USAGE.totalTokens() - second)
                .isLessThan(worstInput(model.prompts().getLast()));
    }
}
