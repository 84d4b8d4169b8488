package com.opspawn.agent;

import static com.opspawn.agent.ScriptedModel.call;
import static com.opspawn.agent.ScriptedModel.calls;
import static com.opspawn.agent.ScriptedModel.text;
import static org.assertj.core.api.Assertions.assertThat;

import com.opspawn.journal.Fact;
import com.opspawn.llm.Answer;
import com.opspawn.llm.Prompt;
import com.opspawn.task.Budget;
import com.opspawn.task.Usage;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** Dollars are reserved before each call from the worst case, and settled by what it cost. */
final class DollarBudgetTest {
    /** One dollar for a thousand input tokens, four for a thousand output tokens. */
    private static final Pricing PRICE =
            (input, output) -> new BigDecimal("0.001").multiply(BigDecimal.valueOf(input + 4 * output));

    private static Stage stage(ScriptedModel model, Optional<Pricing> pricing, String dollars) {
        Budget budget = new Budget(
                OptionalLong.empty(),
                OptionalLong.empty(),
                OptionalLong.empty(),
                OptionalLong.empty(),
                Optional.of(new BigDecimal(dollars)));
        AgentModel priced = new AgentModel(model, OptionalLong.empty(), OptionalInt.empty(), pricing);
        return new Stage(model, ScriptedTool.counting("tool"))
                .with(Changed.agentModels(List.of(priced)))
                .submitted(Stage.submission(Optional.empty(), budget, Optional.empty()));
    }

    private static Answer costing(Answer answer, Usage usage) {
        Usage priced = usage.costing(PRICE.worstCase(usage.inputTokens(), usage.outputTokens()));
        return new Answer(answer.text(), answer.toolCalls(), answer.finishReason(), priced);
    }

    @Test
    void aBudgetWithoutAPriceIsNotHeldByGuessing() throws Exception {
        ScriptedModel model = ScriptedModel.of(text("Sunny."));
        Stage stage = stage(model, Optional.empty(), "5");

        stage.runToEnd();

        assertThat(model.prompts()).isEmpty();
        assertThat(stage.lastFact())
                .isEqualTo(new Fact.Failed(
                        "budget_exceeded",
                        "stopped because budget.max_dollars 5 cannot be held: the price of scripted/model is not known;"
                                + " add it to the price file that OPSPAWN_PRICES names"));
    }

    @Test
    void nothingIsAskedThatCouldExceedTheBudget() throws Exception {
        ScriptedModel model = ScriptedModel.of(text("Sunny."));
        Stage stage = stage(model, Optional.of(PRICE), "0.1");

        stage.runToEnd();

        assertThat(model.prompts()).isEmpty();
        assertThat(stage.lastFact())
                .isEqualTo(new Fact.Failed(
                        "budget_exceeded",
                        "stopped before a call that could exceed budget.max_dollars 0.1: 0 are used, "
                                + "and the next prompt may need the rest"));
    }

    @Test
    void theAnswerIsLimitedToWhatIsLeft() throws Exception {
        ScriptedModel model = ScriptedModel.of(text("Sunny."));
        stage(model, Optional.of(PRICE), "10").runToEnd();

        Prompt asked = model.prompts().getFirst();
        long input = TokenBound.beforeMessages(asked) + TokenBound.of(asked.messages());
        int output = asked.maxOutputTokens().orElseThrow();
        assertThat(PRICE.worstCase(input, output)).isLessThanOrEqualTo(BigDecimal.TEN);
        assertThat(PRICE.worstCase(input, output + 1)).isGreaterThan(BigDecimal.TEN);
    }

    @RepeatedTest(20)
    void whateverAnswersCostTheBudgetIsNeverExceeded() throws Exception {
        long seed = new Random().nextLong();
        System.out.println("whateverAnswersCostTheBudgetIsNeverExceeded: seed " + seed);
        Random random = new Random(seed);
        ScriptedModel model = new ScriptedModel().says(prompt -> answer(prompt, random));
        Stage stage = stage(model, Optional.of(PRICE), "40");

        stage.runToEnd();

        BigDecimal cost = stage.history().task().state().usage().costUsd().orElse(BigDecimal.ZERO);
        assertThat(cost).as("seed " + seed).isLessThanOrEqualTo(new BigDecimal(40));
        assertThat(stage.lastFact()).as("seed " + seed).isInstanceOf(Fact.Failed.class);
    }

    /** A provider that counts as much as it can, but no more than it was allowed to. */
    private static Answer answer(Prompt prompt, Random random) {
        long most = TokenBound.beforeMessages(prompt) + TokenBound.of(prompt.messages());
        int output = 1 + random.nextInt(prompt.maxOutputTokens().orElseThrow());
        return costing(calls(call("a", "tool")), new Usage(most / 2, output));
    }
}
