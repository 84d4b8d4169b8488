package com.opspawn.llm;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.opspawn.journal.ToolCall;
import com.opspawn.json.Json;
import com.opspawn.llm.scripted.Prompts;
import com.opspawn.llm.scripted.ScriptedModel;
import com.opspawn.llm.scripted.ScriptedProvider;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What goes over the wire. Whole requests are in files beside this class, one for each wire format. */
final class ProviderRequestTest {
    private static final List<Message> CONVERSATION = List.of(
            new Message.User("How is the weather in Rome and \"Köln\"? 🌞"),
            new Message.Assistant(
                    "Let me see.",
                    List.of(
                            new ToolCall("call_a", "weather", "{\"city\": \"Rome\", \"days\": 2.50}"),
                            new ToolCall("call_b", "weather", "not JSON"))),
            new Message.ToolOutput("call_a", "weather", "sunny", false),
            new Message.ToolOutput("call_b", "weather", "Error: not JSON", true),
            new Message.User("Hurry up."),
            new Message.User("Please."),
            new Message.Assistant("", List.of(new ToolCall("call_a", "clock", ""))),
            new Message.ToolOutput("call_a", "clock", "12:00", false),
            new Message.Assistant("It is noon.", List.of()),
            new Message.User("And the weather?"));

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

    private ScriptedProvider.Request asked(ScriptedModel scripted, ModelId id, Prompt prompt) throws Exception {
        server.nowAnswers(scripted.format().text("Sunny."));
        scripted.at(server.address(), id).ask(prompt);
        return server.requests().getLast();
    }

    private ScriptedProvider.Request asked(Provider provider, Prompt prompt) throws Exception {
        ScriptedModel scripted = new ScriptedModel(provider);
        return asked(scripted, scripted.id(), prompt);
    }

    private static Prompt limited(List<Message> messages, int tokens, double temperature) {
        return new Prompt(
                "Be brief.",
                messages,
                List.of(Prompts.WEATHER, Prompts.CLOCK),
                OptionalInt.of(tokens),
                OptionalDouble.of(temperature));
    }

    private static JsonNode expected(String name) throws IOException {
        try (InputStream file = ProviderRequestTest.class.getResourceAsStream("requests/" + name + ".json")) {
            return Json.parseOwn(new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "OPENAI, gpt-4.1-mini, chat-completions",
        "OLLAMA, qwen3, chat-completions",
        "ANTHROPIC, claude-haiku-4-5, messages",
        "GEMINI, gemini-2.5-flash, generate-content",
        "GEMINI, gemini-3-pro-preview, generate-content-3",
        "BEDROCK, eu.anthropic.claude-sonnet-4-5-20250929-v1:0, converse",
        "BEDROCK, amazon.nova-lite-v1:0, converse-plain",
    })
    void theWholePromptIsSentInOrder(Provider provider, String model, String file) throws Exception {
        ScriptedModel scripted = new ScriptedModel(provider);
        ModelId id = new ModelId(provider.wireName(), model);

        ScriptedProvider.Request request = asked(scripted, id, limited(CONVERSATION, 300, 0.5));

        assertThat(request.method()).isEqualTo("POST");
        assertThat(request.path()).isEqualTo(scripted.format().path(model));
        assertThat(request.header("content-type")).startsWith("application/json");
        ObjectNode json = request.json();
        if (json.has("model")) {
            assertThat(json.path("model").asText()).isEqualTo(model);
            json.put("model", "MODEL");
        }
        // As trees, not as text: the order of an object's fields means nothing to providers.
        assertThat(json).isEqualTo(expected(file));
    }

    @ParameterizedTest
    @CsvSource({
        "OPENAI, authorization, Bearer sk-secret-0123456789",
        "OPENROUTER, authorization, Bearer sk-secret-0123456789",
        "ANTHROPIC, x-api-key, sk-secret-0123456789",
        "GEMINI, x-goog-api-key, sk-secret-0123456789",
    })
    void theKeyIsInItsHeader(Provider provider, String header, String value) throws Exception {
        assertThat(asked(provider, Prompts.hello()).header(header)).isEqualTo(value);
    }

    @Test
    void requestsToBedrockAreSigned() throws Exception {
        assertThat(asked(Provider.BEDROCK, Prompts.hello()).header("authorization"))
                .matches("AWS4-HMAC-SHA256 Credential=AKID/\\d{8}/eu-central-1/bedrock/aws4_request, .*");
    }

    @Test
    void aModelOfBedrocksThatIsNamedByItsArnIsAskedInItsRegion() throws Exception {
        ModelId id = new ModelId("bedrock", "arn:aws:bedrock:us-west-2:123456789012:inference-profile/us.amazon.nova");

        ScriptedProvider.Request request = asked(new ScriptedModel(Provider.BEDROCK), id, Prompts.hello());

        assertThat(request.header("authorization")).contains("/us-west-2/bedrock/aws4_request");
        assertThat(request.path())
                .isEqualTo("/model/arn%3Aaws%3Abedrock%3Aus-west-2%3A123456789012%3Ainference-profile%2Fus.amazon.nova"
                        + "/converse");
    }

    @Test
    void anthropicsRequestsNameTheirVersion() throws Exception {
        assertThat(asked(Provider.ANTHROPIC, Prompts.hello()).header("anthropic-version"))
                .isEqualTo("2023-06-01");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        OPENAI    | {"model":"gpt-4.1-mini","messages":[{"role":"system","content":"Be brief."},{"role":"user","content":"Hello"}],"stream":false}
        GEMINI    | {"contents":[{"parts":[{"text":"Hello"}],"role":"user"}],"systemInstruction":{"parts":[{"text":"Be brief."}],"role":"model"}}
        """)
    void whatIsNotSetIsNotSent(Provider provider, String body) throws Exception {
        assertThat(asked(provider, Prompts.hello()).json()).isEqualTo(Json.parseOwn(body));
    }

    @Test
    void anthropicIsAlwaysToldALimitAndBedrockOnlyTheTasksOwn() throws Exception {
        assertThat(asked(Provider.ANTHROPIC, Prompts.hello())
                        .json()
                        .path("max_tokens")
                        .asInt())
                .isEqualTo(8_192);
        assertThat(asked(Provider.BEDROCK, Prompts.hello()).json().has("inferenceConfig"))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "OPENAI, /max_tokens, 32768",
        "ANTHROPIC, /max_tokens, 64000",
        "GEMINI, /generationConfig/maxOutputTokens, 65536",
        "BEDROCK, /inferenceConfig/maxTokens, 64000",
        "OLLAMA, /max_tokens, 900000",
    })
    void noModelIsAskedForMoreThanItCanGive(Provider provider, String field, int most) throws Exception {
        JsonNode json = asked(provider, limited(List.of(new Message.User("Hello")), 900_000, 1))
                .json();

        assertThat(json.at(field).asInt()).isEqualTo(most);
    }

    @ParameterizedTest
    @EnumSource
    void equalPromptsGiveEqualBytes(Provider provider) throws Exception {
        assertThat(asked(provider, Prompts.of(CONVERSATION)).body())
                .isEqualTo(asked(provider, Prompts.of(CONVERSATION)).body());
    }

    /** The part of a request that grows, without cache markers: they are no part of what is cached. */
    private static String growing(JsonNode json) {
        JsonNode list = json.has("messages") ? json.path("messages") : json.path("contents");
        return withoutMarkers(list.deepCopy()).toString();
    }

    private static JsonNode withoutMarkers(JsonNode json) {
        if (json instanceof ObjectNode object) {
            object.remove("cache_control");
        }
        if (json instanceof ArrayNode array) {
            for (int i = array.size() - 1; i >= 0; i--) {
                if (array.path(i).has("cachePoint")) {
                    array.remove(i);
                }
            }
        }
        json.forEach(ProviderRequestTest::withoutMarkers);
        return json;
    }

    private static String fixed(ObjectNode json) {
        json.remove(List.of("messages", "contents"));
        return json.toString();
    }

    /** Steps end with what a user or a tool said last. */
    @ParameterizedTest
    @EnumSource
    void theNextStepsPromptExtendsThisOnesByteForByte(Provider provider) throws Exception {
        List<String> fixed = new ArrayList<>();
        List<String> growing = new ArrayList<>();
        for (int length : List.of(1, 4, 6, 8, 10)) {
            ObjectNode json =
                    asked(provider, Prompts.of(CONVERSATION.subList(0, length))).json();
            growing.add(growing(json));
            fixed.add(fixed(json));
        }

        assertThat(fixed).as("all but the conversation").containsOnly(fixed.getFirst());
        for (int i = 1; i < growing.size(); i++) {
            // The closing brackets of the last turn open again where a user's words join it.
            assertThat(growing.get(i)).startsWith(growing.get(i - 1).replaceAll("[]}]+$", ""));
        }
    }

    @Test
    void anthropicsMarkersStandWhereTheNextStepFindsThem() throws Exception {
        List<List<String>> marked = new ArrayList<>();
        for (int length : List.of(1, 4, 8)) {
            ObjectNode json = asked(Provider.ANTHROPIC, Prompts.of(CONVERSATION.subList(0, length)))
                    .json();
            List<String> places = new ArrayList<>();
            json.path("messages")
                    .forEach(message -> message.path("content").forEach(block -> {
                        if (block.has("cache_control")) {
                            assertThat(block.path("cache_control")).hasToString("{\"type\":\"ephemeral\"}");
                            places.add(block.path("content")
                                    .asText(block.path("text").asText()));
                        }
                    }));
            marked.add(places);
            assertThat(json.path("system").path(0).has("cache_control")).isTrue();
            assertThat(json.path("tools").path(0).has("cache_control")).isFalse();
            assertThat(json.path("tools").path(1).has("cache_control")).isTrue();
        }

        String goal = "How is the weather in Rome and \"Köln\"? 🌞";
        assertThat(marked)
                .containsExactly(List.of(goal), List.of(goal, "Error: not JSON"), List.of("Please.", "12:00"));
    }
}
