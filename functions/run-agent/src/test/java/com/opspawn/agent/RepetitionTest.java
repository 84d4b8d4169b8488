package com.opspawn.agent;

import static com.opspawn.agent.ScriptedModel.calls;
import static com.opspawn.agent.ScriptedModel.text;
import static org.assertj.core.api.Assertions.assertThat;

import com.opspawn.journal.Fact;
import com.opspawn.journal.ToolCall;
import com.opspawn.llm.Answer;
import com.opspawn.task.Budget;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Agents that run in circles are stopped; agents that wait for something are not. */
final class RepetitionTest {
    private final ScriptedTool same = new ScriptedTool("same", () -> "the same");
    private final ScriptedTool news = ScriptedTool.counting("news");

    /** One call for each letter, named by it; then the end. */
    private static ScriptedModel calling(String tool, String letters) {
        List<Answer> answers = new ArrayList<>();
        letters.chars()
                .forEach(letter ->
                        answers.add(calls(new ToolCall("c", tool, "{\"letter\": \"" + (char) letter + "\"}"))));
        answers.add(text("Done."));
        return ScriptedModel.of(answers.toArray(Answer[]::new));
    }

    private Stage run(ScriptedModel model) throws InterruptedException {
        Stage stage = new Stage(model, same, news).submitted();
        stage.runToEnd();
        return stage;
    }

    @ParameterizedTest
    @CsvSource({
        "AAAA, same",
        "xyAAAA, same",
        "ABABABAB, 'same, then same'",
        "xABCABCABCABC, 'same, then same, then same'"
    })
    void theSameCallsAgainAndAgainOrInTurnStopTheTaskWithThatReason(String letters, String calls) throws Exception {
        Stage stage = run(calling("same", letters));

        assertThat(same.runs()).isEqualTo(letters.length());
        assertThat(stage.lastFact())
                .isEqualTo(new Fact.Failed(
                        "repetition",
                        "stopped because the agent runs in circles: " + calls + " gave the same 4 times; make the goal"
                                + " or the tools' answers clearer, or raise limits.max_repeats"));
    }

    @ParameterizedTest
    @CsvSource({"AAA", "AAABAAAB", "ABABAB", "ABCABCABC", "AABBAABBA"})
    void whatMovesOnIsLeftAlone(String letters) throws Exception {
        assertThat(run(calling("same", letters)).lastFact()).isEqualTo(new Fact.Completed("Done."));
    }

    @Test
    void theSameCallWithNewResultsIsWaitingAndNoCircle() throws Exception {
        assertThat(run(calling("news", "AAAAAAAAAA")).lastFact()).isEqualTo(new Fact.Completed("Done."));
    }

    @Test
    void callsThatTheBudgetDoesNotAllowAreNotRun() throws Exception {
        Budget two = new Budget(
                OptionalLong.empty(), OptionalLong.empty(), OptionalLong.empty(), OptionalLong.of(2), Optional.empty());
        Stage stage = new Stage(calling("news", "ABC"), news)
                .submitted(Stage.submission(Optional.empty(), two, Optional.empty()));

        stage.runToEnd();

        assertThat(news.runs()).isEqualTo(2);
        assertThat(stage.lastFact())
                .isEqualTo(new Fact.Failed(
                        "tool_call_limit", "stopped before 1 more tool calls: 2 of budget.max_tool_calls 2 are made"));
    }
}
