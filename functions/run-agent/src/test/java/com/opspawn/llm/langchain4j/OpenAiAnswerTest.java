package com.opspawn.llm.langchain4j;

import static org.assertj.core.api.Assertions.assertThat;

import com.opspawn.journal.FinishReason;
import com.opspawn.journal.ToolCall;
import com.opspawn.llm.Answer;
import com.opspawn.llm.Message;
import com.opspawn.llm.ModelId;
import com.opspawn.llm.Prompt;
import com.opspawn.task.Usage;
import java.time.Clock;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What servers that speak OpenAI's chat completions protocol answer, in our words. */
final class OpenAiAnswerTest {
    static final Prompt PROMPT = new Prompt(
            "Be brief.", List.of(new Message.User("Hello")), List.of(), OptionalInt.empty(), OptionalDouble.empty());
    private static final Usage USAGE = new Usage(80, 20);

    @SuppressWarnings("NullAway.Init")
    private ChatServer server;

    @BeforeEach
    void start() throws Exception {
        server = ChatServer.start();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private Answer ask() throws Exception {
        ModelId id = new ModelId("openai", "gpt-4.1-mini");
        Answer answer = new OpenAiModel(id, server.address(), "sk-secret", Clock.systemUTC()).ask(PROMPT);
        assertThat(server.requests()).hasSize(1);
        return answer;
    }

    @Test
    void textIsText() throws Exception {
        server.answersText("Sunny. 🌞");

        assertThat(ask()).isEqualTo(new Answer("Sunny. 🌞", List.of(), FinishReason.STOP, USAGE));
    }

    @Test
    void oneToolCall() throws Exception {
        server.answersMessage("""
            {"role": "assistant", "content": null, "refusal": null, "tool_calls": [
              {"id": "call_a", "type": "function",
               "function": {"name": "weather", "arguments": "{\\"city\\":\\"Rome\\"}"}}]}
            """, "\"tool_calls\"");

        assertThat(ask())
                .isEqualTo(new Answer(
                        "",
                        List.of(new ToolCall("call_a", "weather", "{\"city\":\"Rome\"}")),
                        FinishReason.TOOL_CALLS,
                        USAGE));
    }

    @Test
    void severalToolCallsInTheirOrderWithTextBesideThem() throws Exception {
        server.answersMessage("""
            {"role": "assistant", "content": "Let me see.", "tool_calls": [
              {"id": "b", "type": "function", "function": {"name": "weather", "arguments": "{\\"city\\":\\"Rome\\"}"}},
              {"id": "a", "type": "function", "function": {"name": "weather", "arguments": "{oops"}},
              {"id": "", "type": "function", "function": {"name": "clock", "arguments": ""}},
              {"type": "function", "function": {"name": "clock", "arguments": "{}"}}]}
            """, "\"tool_calls\"");

        assertThat(ask())
                .isEqualTo(new Answer(
                        "Let me see.",
                        List.of(
                                new ToolCall("b", "weather", "{\"city\":\"Rome\"}"),
                                new ToolCall("a", "weather", "{oops"),
                                new ToolCall("", "clock", ""),
                                new ToolCall("", "clock", "{}")),
                        FinishReason.TOOL_CALLS,
                        USAGE));
    }

    @ParameterizedTest
    @CsvSource({
        "'\"stop\"', STOP",
        "'\"length\"', LENGTH",
        "'\"content_filter\"', CONTENT_FILTER",
        "'\"tool_calls\"', TOOL_CALLS",
        "'\"eos\"', OTHER",
        "null, OTHER",
    })
    void everyFinishReasonIsUnderstood(String finishReason, FinishReason reason) throws Exception {
        server.answersMessage("{\"role\": \"assistant\", \"content\": \"Sunn\"}", finishReason);

        assertThat(ask()).isEqualTo(new Answer("Sunn", List.of(), reason, USAGE));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        {"role": "assistant", "content": null}
        {"role": "assistant", "content": ""}
        {"role": "assistant"}
        {"role": "assistant", "content": null, "reasoning_content": "Hm, the user says hello."}
        {"role": "assistant", "content": null, "tool_calls": []}
        """)
    void anEmptyAnswerIsEmpty(String message) throws Exception {
        server.answersMessage(message, "\"stop\"");

        assertThat(ask()).isEqualTo(new Answer("", List.of(), FinishReason.STOP, USAGE));
    }

    @Test
    void aRefusalIsAFilteredAnswer() throws Exception {
        server.answersMessage(
                "{\"role\": \"assistant\", \"content\": null, \"refusal\": \"I can't help with that.\"}", "\"stop\"");

        assertThat(ask())
                .isEqualTo(new Answer("I can't help with that.", List.of(), FinishReason.CONTENT_FILTER, Usage.NONE));
    }

    @Test
    void usageThatIsMissingIsNone() throws Exception {
        server.answers(200, """
            {"choices": [{"index": 0, "message": {"role": "assistant", "content": "Hi."}, "finish_reason": "stop"}]}
            """);

        assertThat(ask()).isEqualTo(new Answer("Hi.", List.of(), FinishReason.STOP, Usage.NONE));
    }

    @Test
    void whatIsNewInTheProtocolIsPassedOver() throws Exception {
        server.answers(200, """
            {"choices": [{"index": 0, "message": {"role": "assistant", "content": "Hi.", "mood": {"good": true}},
                          "finish_reason": "stop", "weight": 1}],
             "usage": {"prompt_tokens": 80, "completion_tokens": 20, "carbon": 3}, "planet": "earth"}
            """);

        assertThat(ask()).isEqualTo(new Answer("Hi.", List.of(), FinishReason.STOP, USAGE));
    }
}
