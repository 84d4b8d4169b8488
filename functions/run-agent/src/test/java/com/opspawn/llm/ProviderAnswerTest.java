package com.opspawn.llm;

import static org.assertj.core.api.Assertions.assertThat;

import com.opspawn.journal.FinishReason;
import com.opspawn.journal.ToolCall;
import com.opspawn.llm.scripted.ChatCompletions;
import com.opspawn.llm.scripted.Converse;
import com.opspawn.llm.scripted.GenerateContent;
import com.opspawn.llm.scripted.Messages;
import com.opspawn.llm.scripted.Prompts;
import com.opspawn.llm.scripted.Reply;
import com.opspawn.llm.scripted.ScriptedModel;
import com.opspawn.llm.scripted.ScriptedProvider;
import com.opspawn.task.Usage;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What each format's answers become, beyond those that {@link ProviderCase} lists. */
final class ProviderAnswerTest {
    private static final ChatCompletions OPENAI = new ChatCompletions();

    @SuppressWarnings("NullAway.Init")
    private ScriptedProvider server;

    @BeforeEach
    void start() throws Exception {
        server = ScriptedProvider.start();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private Answer answer(Provider provider, Reply reply) throws Exception {
        server.nowAnswers(reply);
        return new ScriptedModel(provider).at(server.address()).ask(Prompts.hello());
    }

    @ParameterizedTest
    @CsvSource({
        "stop, STOP",
        "length, LENGTH",
        "content_filter, CONTENT_FILTER",
        "tool_calls, TOOL_CALLS",
        "eos, OTHER",
    })
    void openAisReasons(String told, FinishReason reason) throws Exception {
        Answer answer = answer(
                Provider.OPENAI,
                OPENAI.message("{\"role\": \"assistant\", \"content\": \"Sunn\"}", "\"" + told + "\""));

        assertThat(answer.text()).isEqualTo("Sunn");
        assertThat(answer.finishReason()).isEqualTo(reason);
    }

    @Test
    void aReasonThatIsMissingIsAnother() throws Exception {
        assertThat(answer(Provider.OPENAI, OPENAI.message("{\"role\": \"assistant\", \"content\": \"Hi\"}", "null"))
                        .finishReason())
                .isEqualTo(FinishReason.OTHER);
    }

    @ParameterizedTest
    @CsvSource({
        "end_turn, STOP",
        "stop_sequence, STOP",
        "tool_use, TOOL_CALLS",
        "max_tokens, LENGTH",
        "model_context_window_exceeded, LENGTH",
        "refusal, CONTENT_FILTER",
        "pause_turn, OTHER",
    })
    void anthropicsReasons(String told, FinishReason reason) throws Exception {
        Reply reply = new Messages().message("{\"type\": \"text\", \"text\": \"Hi\"}", told);

        assertThat(answer(Provider.ANTHROPIC, reply).finishReason()).isEqualTo(reason);
    }

    @ParameterizedTest
    @CsvSource({
        "STOP, STOP",
        "MAX_TOKENS, LENGTH",
        "SAFETY, CONTENT_FILTER",
        "RECITATION, CONTENT_FILTER",
        "LANGUAGE, CONTENT_FILTER",
        "BLOCKLIST, CONTENT_FILTER",
        "PROHIBITED_CONTENT, CONTENT_FILTER",
        "SPII, CONTENT_FILTER",
        "IMAGE_SAFETY, CONTENT_FILTER",
        "SOMETHING_NEW, OTHER",
        "FINISH_REASON_UNSPECIFIED, OTHER",
    })
    void geminisReasons(String told, FinishReason reason) throws Exception {
        Reply reply = new GenerateContent().content("{\"text\": \"Hi\"}", told);

        assertThat(answer(Provider.GEMINI, reply).finishReason()).isEqualTo(reason);
    }

    @ParameterizedTest
    @CsvSource({
        "end_turn, STOP",
        "stop_sequence, STOP",
        "tool_use, TOOL_CALLS",
        "max_tokens, LENGTH",
        "model_context_window_exceeded, LENGTH",
        "content_filtered, CONTENT_FILTER",
        "guardrail_intervened, CONTENT_FILTER",
        "something_new, OTHER",
    })
    void bedrocksReasons(String told, FinishReason reason) throws Exception {
        assertThat(answer(Provider.BEDROCK, new Converse().message("{\"text\": \"Hi\"}", told))
                        .finishReason())
                .isEqualTo(reason);
    }

    @Test
    void callsThatGeminiDoesNotNameAreNamedByTheirPlace() throws Exception {
        List<ToolCall> unnamed =
                List.of(new ToolCall("", "weather", "{\"city\":\"Rome\"}"), new ToolCall("", "clock", "{}"));

        Answer answer = answer(Provider.GEMINI, new GenerateContent().calls("", unnamed));

        assertThat(answer.toolCalls())
                .containsExactly(
                        new ToolCall("call_1", "weather", "{\"city\":\"Rome\"}"),
                        new ToolCall("call_2", "clock", "{}"));
        assertThat(answer.finishReason()).isEqualTo(FinishReason.TOOL_CALLS);
    }

    @Test
    void aCallWithoutArgumentsHasNone() throws Exception {
        assertThat(answer(
                                Provider.GEMINI,
                                new GenerateContent().content("{\"functionCall\": {\"name\": \"clock\"}}", "STOP"))
                        .toolCalls())
                .containsExactly(new ToolCall("call_1", "clock", "{}"));
        assertThat(answer(
                                Provider.BEDROCK,
                                new Converse()
                                        .message(
                                                "{\"toolUse\": {\"toolUseId\": \"a\", \"name\": \"clock\"}}",
                                                "tool_use"))
                        .toolCalls())
                .containsExactly(new ToolCall("a", "clock", "{}"));
        assertThat(answer(
                                Provider.ANTHROPIC,
                                new Messages()
                                        .message(
                                                "{\"type\": \"tool_use\", \"id\": \"a\", \"name\": \"clock\"}",
                                                "tool_use"))
                        .toolCalls())
                .containsExactly(new ToolCall("a", "clock", "{}"));
    }

    @Test
    void aPromptThatGeminiBlocksIsRefused() throws Exception {
        Answer answer = answer(Provider.GEMINI, Reply.of(200, """
            {"promptFeedback": {"blockReason": "PROHIBITED_CONTENT"},
             "usageMetadata": {"promptTokenCount": 80, "totalTokenCount": 80}}
            """));

        assertThat(answer.outcome()).isEqualTo(Answer.Outcome.REFUSED);
        assertThat(answer.text()).isEqualTo("The prompt was blocked: PROHIBITED_CONTENT");
        assertThat(answer.usage().inputTokens()).isEqualTo(80);
    }

    @Test
    void openAisMalformedArgumentsComeAsTheyAre() throws Exception {
        Reply reply = OPENAI.calls(
                "",
                List.of(
                        new ToolCall("a", "weather", "{oops"),
                        new ToolCall("", "clock", ""),
                        new ToolCall("", "clock", "{}")));

        assertThat(answer(Provider.OPENAI, reply).toolCalls())
                .containsExactly(
                        new ToolCall("a", "weather", "{oops"),
                        new ToolCall("", "clock", ""),
                        new ToolCall("", "clock", "{}"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        OPENAI    | {"choices": [{"index": 0, "message": {"role": "assistant", "content": "Hi."}, "finish_reason": "stop"}]}
        ANTHROPIC | {"content": [{"type": "text", "text": "Hi."}], "stop_reason": "end_turn"}
        GEMINI    | {"candidates": [{"content": {"parts": [{"text": "Hi."}]}, "finishReason": "STOP"}]}
        BEDROCK   | {"output": {"message": {"role": "assistant", "content": [{"text": "Hi."}]}}, "stopReason": "end_turn"}
        """)
    void usageThatIsMissingIsNoneAndCostsNothingThatIsKnown(Provider provider, String body) throws Exception {
        assertThat(answer(provider, Reply.of(200, body)))
                .isEqualTo(new Answer("Hi.", List.of(), FinishReason.STOP, Usage.NONE));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        OPENAI    | {"choices": [{"index": 0, "message": {"role": "assistant", "content": "Hi.", "mood": {"good": true}}, "finish_reason": "stop", "weight": 1}], "planet": "earth"}
        ANTHROPIC | {"content": [{"type": "mood", "good": true}, {"type": "text", "text": "Hi.", "mood": 1}], "stop_reason": "end_turn", "planet": "earth"}
        GEMINI    | {"candidates": [{"content": {"parts": [{"mood": {"good": true}}, {"text": "Hi."}]}, "finishReason": "STOP", "weight": 1}], "planet": "earth"}
        BEDROCK   | {"output": {"message": {"role": "assistant", "content": [{"mood": {"good": true}}, {"text": "Hi."}]}}, "stopReason": "end_turn", "planet": "earth"}
        """)
    void whatIsNewInAProtocolIsPassedOver(Provider provider, String body) throws Exception {
        assertThat(answer(provider, Reply.of(200, body)).text()).isEqualTo("Hi.");
    }

    @Test
    void theCostThatOpenRouterTellsIsTheCost() throws Exception {
        Answer answer = answer(Provider.OPENROUTER, Reply.of(200, """
            {"choices": [{"index": 0, "message": {"role": "assistant", "content": "Hi."}, "finish_reason": "stop"}],
             "usage": {"prompt_tokens": 80, "completion_tokens": 20, "cost": 0.00014}}
            """));

        assertThat(answer.usage()).isEqualTo(new Usage(80, 20).costing(new BigDecimal("0.00014")));
    }
}
