package com.opspawn.agent;

import static com.opspawn.agent.ScriptedModel.USAGE;
import static com.opspawn.agent.ScriptedModel.call;
import static org.assertj.core.api.Assertions.assertThat;

import com.opspawn.journal.Fact;
import com.opspawn.journal.FinishReason;
import com.opspawn.journal.ToolCall;
import com.opspawn.journal.ToolResult;
import com.opspawn.journal.ToolStatus;
import com.opspawn.json.Json;
import com.opspawn.llm.Answer;
import com.opspawn.task.Budget;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What follows from each kind of answer. */
final class AnswerFactsTest {
    private final ScriptedTool tool = new ScriptedTool("tool", () -> "done");

    private Stage answered(Answer answer) throws InterruptedException {
        Stage stage = new Stage(ScriptedModel.of(answer), tool).submitted();
        stage.run();
        return stage;
    }

    private static Answer answer(String text, FinishReason reason, ToolCall... calls) {
        return new Answer(text, List.of(calls), reason, USAGE);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        ''     | STOP           | empty_answer     | scripted/model gave an empty answer without a tool call
        ' '    | OTHER          | empty_answer     | scripted/model gave an empty answer without a tool call
        ''     | TOOL_CALLS     | empty_answer     | scripted/model gave an empty answer without a tool call
        Sunn   | LENGTH         | answer_truncated | scripted/model's answer was cut off at the limit of output tokens; raise agent_config.max_tokens or budget.max_tokens. What it wrote is in the task's events
        ''     | LENGTH         | answer_truncated | scripted/model's answer was cut off at the limit of output tokens; raise agent_config.max_tokens or budget.max_tokens. What it wrote is in the task's events
        I can' | CONTENT_FILTER | model_refused    | scripted/model was stopped by its provider's safety filter
        """)
    void anAnswerThatIsNoneEndsTheTaskWithItsReason(String text, FinishReason finish, String reason, String message)
            throws Exception {
        Stage stage = answered(answer(text, finish));

        assertThat(stage.facts())
                .containsExactly(
                        new Fact.ModelAnswered("scripted/model", text, List.of(), finish, USAGE, Stage.START),
                        new Fact.Failed(reason, message));
    }

    @Test
    void anUnknownFinishReasonIsNoReasonToFail() throws Exception {
        assertThat(answered(answer("Sunny.", FinishReason.OTHER)).lastFact()).isEqualTo(new Fact.Completed("Sunny."));
    }

    @Test
    void callsOfATruncatedAnswerAreNotRunAndTheModelIsTold() throws Exception {
        Stage stage = answered(answer("", FinishReason.LENGTH, call("a", "tool"), call("b", "tool")));

        String told = "not run: your answer was cut off at the limit of output tokens, so its calls may be incomplete; "
                + "answer again, more briefly";
        assertThat(tool.runs()).isZero();
        assertThat(stage.lastFact())
                .isEqualTo(new Fact.ToolsFinished(List.of(
                        new ToolResult("a", "tool", ToolStatus.FAILED, told, Duration.ZERO),
                        new ToolResult("b", "tool", ToolStatus.FAILED, told, Duration.ZERO))));
    }

    @Test
    void callsOfAFilteredAnswerAreNeitherRunNorRecorded() throws Exception {
        Stage stage = answered(answer("", FinishReason.CONTENT_FILTER, call("a", "tool")));

        assertThat(tool.runs()).isZero();
        assertThat(stage.facts())
                .containsExactly(
                        new Fact.ModelAnswered(
                                "scripted/model", "", List.of(), FinishReason.CONTENT_FILTER, USAGE, Stage.START),
                        new Fact.Failed("model_refused", "scripted/model was stopped by its provider's safety filter"));
    }

    @Test
    void missingAndRepeatedCallIdsAreMadeDistinct() throws Exception {
        Stage stage = answered(answer(
                "",
                FinishReason.TOOL_CALLS,
                call("", "tool"),
                call("x", "tool"),
                call("x", "tool"),
                call("call_1", "tool"),
                call(" ", "tool")));

        List<String> ids = ((Fact.ModelAnswered) stage.facts().getFirst())
                .toolCalls().stream().map(ToolCall::id).toList();
        assertThat(ids).containsExactly("call_1", "x", "call_3", "call_4", "call_5");
        assertThat(StepTest.results(stage.lastFact()))
                .extracting(ToolResult::callId)
                .isEqualTo(ids);
    }

    @Test
    void theLargestAnswerIsRecordedWhole() throws Exception {
        String text = "ü".repeat(AnswerFacts.MAX_BYTES / 2);

        assertThat(answered(answer(text, FinishReason.STOP)).lastFact()).isEqualTo(new Fact.Completed(text));
    }

    @Test
    void aTooLargeAnswerEndsTheTaskAndWhatItCostIsKept() throws Exception {
        String text = "ü".repeat(AnswerFacts.MAX_BYTES / 2 + 1);
        Stage stage = answered(answer(text, FinishReason.STOP));

        String kept = "ü".repeat(1_000) + "\n[cut: the first 1000 of 150001 characters]";
        assertThat(stage.facts())
                .containsExactly(
                        new Fact.ModelAnswered(
                                "scripted/model", kept, List.of(), FinishReason.STOP, USAGE, Stage.START),
                        new Fact.Failed(
                                "answer_too_large",
                                "scripted/model answered with 300002 bytes, more than the 300000 that can be recorded; "
                                        + "set agent_config.max_tokens"));
    }

    @Test
    void tooManyCallsAreATooLargeAnswer() throws Exception {
        List<ToolCall> many = Collections.nCopies(AnswerFacts.MAX_BYTES / AnswerFacts.PER_CALL, call("", "x"));
        Stage stage = answered(new Answer("", many, FinishReason.TOOL_CALLS, USAGE));

        assertThat(stage.lastFact())
                .isEqualTo(new Fact.Failed(
                        "answer_too_large",
                        "scripted/model answered with 304500 bytes, more than the 300000 that can be recorded; "
                                + "set agent_config.max_tokens"));
    }

    @Test
    void callsThatAreReadFromTheWordsCountBesideThem() throws Exception {
        String words = "Action: tool\nAction Input: {\"letter\": \"" + "x".repeat(160_000) + "\"}";
        Stage stage = new Stage(ScriptedModel.of(answer(words, FinishReason.STOP)), tool)
                .submitted(Stage.submission(
                        Optional.of(Json.object().put("planner", "react_text")), Budget.UNLIMITED, Optional.empty()));

        stage.run();

        assertThat(tool.runs()).isZero();
        assertThat(stage.lastFact())
                .isInstanceOfSatisfying(
                        Fact.Failed.class, failed -> assertThat(failed.reason()).isEqualTo("answer_too_large"));
    }
}
