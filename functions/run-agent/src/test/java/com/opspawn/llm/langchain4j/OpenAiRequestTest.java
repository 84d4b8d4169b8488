package com.opspawn.llm.langchain4j;

import static org.assertj.core.api.Assertions.assertThat;

import com.opspawn.journal.ToolCall;
import com.opspawn.json.CanonicalJson;
import com.opspawn.json.ObjectReader;
import com.opspawn.llm.Message;
import com.opspawn.llm.ModelId;
import com.opspawn.llm.Prompt;
import com.opspawn.tool.Effect;
import com.opspawn.tool.ToolSpec;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What goes over the wire to a server that speaks OpenAI's chat completions protocol. */
final class OpenAiRequestTest {
    private static final ToolSpec WEATHER = new ToolSpec(
            "weather", "Tells the weather.", ObjectReader.of("""
                {"type": "object",
                 "properties": {"city": {"type": "string", "description": "where"},
                                "days": {"type": "integer", "minimum": 1},
                                "parts": {"type": "array", "items": {"enum": ["sun", "wind"]}}},
                 "required": ["city"]}
                """).node(), Effect.READ, Duration.ofSeconds(1), 100);
    private static final List<Message> CONVERSATION = List.of(
            new Message.User("How is the weather in Rome and \"Köln\"? 🌞"),
            new Message.Assistant(
                    "Let me see.",
                    List.of(
                            new ToolCall("call_a", "weather", "{\"city\": \"Rome\"}"),
                            new ToolCall("call_b", "weather", "not JSON"))),
            new Message.ToolOutput("call_a", "weather", "sunny", false),
            new Message.ToolOutput("call_b", "weather", "Error: not JSON", true),
            new Message.Assistant("", List.of(new ToolCall("call_c", "weather", ""))),
            new Message.ToolOutput("call_c", "weather", "(no output)", false));

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

    private static Prompt prompt(List<Message> messages, OptionalInt maxOutputTokens, OptionalDouble temperature) {
        return new Prompt("Be brief.", messages, List.of(WEATHER), maxOutputTokens, temperature);
    }

    private static Prompt prompt(List<Message> messages) {
        return prompt(messages, OptionalInt.empty(), OptionalDouble.empty());
    }

    private ChatServer.Request asked(OutputLimit limit, Prompt prompt) throws Exception {
        server.answersText("Sunny.");
        ModelId id = new ModelId("openai", "gpt-4.1-mini");
        new OpenAiModel(id, server.address(), "sk-secret", Clock.systemUTC(), limit).ask(prompt);
        return server.requests().getLast();
    }

    private ChatServer.Request asked(Prompt prompt) throws Exception {
        return asked(OutputLimit.MAX_TOKENS, prompt);
    }

    @Test
    void theWholePromptIsSentInOrder() throws Exception {
        ChatServer.Request request = asked(prompt(CONVERSATION, OptionalInt.of(300), OptionalDouble.of(0.5)));

        assertThat(request.method()).isEqualTo("POST");
        assertThat(request.path()).isEqualTo("/v1/chat/completions");
        assertThat(request.authorization()).isEqualTo("Bearer sk-secret");
        assertThat(request.contentType()).startsWith("application/json");
        assertThat(CanonicalJson.write(request.json())).isEqualTo(canonical("""
            {"model": "gpt-4.1-mini", "stream": false, "max_tokens": 300, "temperature": 0.5,
             "messages": [
               {"role": "system", "content": "Be brief."},
               {"role": "user", "content": "How is the weather in Rome and \\"Köln\\"? 🌞"},
               {"role": "assistant", "content": "Let me see.", "tool_calls": [
                 {"id": "call_a", "type": "function",
                  "function": {"name": "weather", "arguments": "{\\"city\\": \\"Rome\\"}"}},
                 {"id": "call_b", "type": "function", "function": {"name": "weather", "arguments": "not JSON"}}]},
               {"role": "tool", "tool_call_id": "call_a", "content": "sunny"},
               {"role": "tool", "tool_call_id": "call_b", "content": "Error: not JSON"},
               {"role": "assistant", "tool_calls": [
                 {"id": "call_c", "type": "function", "function": {"name": "weather", "arguments": "{}"}}]},
               {"role": "tool", "tool_call_id": "call_c", "content": "(no output)"}],
             "tools": [{"type": "function", "function": {
               "name": "weather", "description": "Tells the weather.",
               "parameters": {"type": "object",
                 "properties": {"city": {"type": "string", "description": "where"},
                                "days": {"type": "integer", "minimum": 1},
                                "parts": {"type": "array", "items": {"enum": ["sun", "wind"]}}},
                 "required": ["city"]}}}]}
            """));
    }

    private static String canonical(String json) {
        return CanonicalJson.write(ObjectReader.of(json).node());
    }

    @Test
    void whatIsNotSetIsNotSent() throws Exception {
        Prompt bare = new Prompt(
                "Be brief.",
                List.of(new Message.User("Hello")),
                List.of(),
                OptionalInt.empty(),
                OptionalDouble.empty());

        assertThat(CanonicalJson.write(asked(bare).json())).isEqualTo(canonical("""
            {"model": "gpt-4.1-mini", "stream": false,
             "messages": [{"role": "system", "content": "Be brief."}, {"role": "user", "content": "Hello"}]}
            """));
    }

    @Test
    void openAiItselfIsToldItsLimitByTheNewerName() throws Exception {
        Prompt limited = prompt(List.of(new Message.User("Hello")), OptionalInt.of(300), OptionalDouble.empty());

        ChatServer.Request request = asked(OutputLimit.MAX_COMPLETION_TOKENS, limited);

        assertThat(request.json().path("max_completion_tokens").asInt()).isEqualTo(300);
        assertThat(request.json().has("max_tokens")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "https://api.openai.com/v1, MAX_COMPLETION_TOKENS",
        "https://EU.api.openai.com/v1, MAX_COMPLETION_TOKENS",
        "https://acme.openai.azure.com/openai/v1, MAX_COMPLETION_TOKENS",
        "https://openrouter.ai/api/v1, MAX_TOKENS",
        "http://localhost:11434/v1, MAX_TOKENS",
        "https://notopenai.com/v1, MAX_TOKENS",
        "https://openai.com.example.org/v1, MAX_TOKENS",
    })
    void onlyOpenAiItselfKnowsTheNewerNameForSure(URI address, OutputLimit limit) {
        assertThat(OutputLimit.at(address)).isEqualTo(limit);
    }

    @Test
    void equalPromptsGiveEqualBytes() throws Exception {
        assertThat(asked(prompt(CONVERSATION)).body())
                .isEqualTo(asked(prompt(CONVERSATION)).body());
    }

    @Test
    void aLongerConversationOnlyAddsToTheEndOfTheMessages() throws Exception {
        String end = "} ]";
        String longest = asked(prompt(CONVERSATION)).body();
        String tail = longest.substring(longest.lastIndexOf("\"content\" : \"(no output)\""));
        for (int length : List.of(1, 4, 6)) {
            String body = asked(prompt(CONVERSATION.subList(0, length))).body();
            String prefix = body.substring(0, body.indexOf(end, body.indexOf("\"messages\"")));

            assertThat(longest).startsWith(prefix.stripTrailing());
            assertThat(body).endsWith(tail.substring(tail.indexOf(end)));
        }
    }
}
