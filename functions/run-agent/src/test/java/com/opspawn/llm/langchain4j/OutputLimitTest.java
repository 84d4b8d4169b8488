package com.opspawn.llm.langchain4j;

import static org.assertj.core.api.Assertions.assertThat;

import com.opspawn.llm.Message;
import com.opspawn.llm.ModelId;
import com.opspawn.llm.Prompt;
import com.opspawn.llm.scripted.ChatCompletions;
import com.opspawn.llm.scripted.ScriptedProvider;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class OutputLimitTest {
    private static final Prompt LIMITED = new Prompt(
            "Be brief.", List.of(new Message.User("Hello")), List.of(), OptionalInt.of(300), OptionalDouble.empty());

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
    void openAiItselfIsToldItsLimitByTheNewerName() throws Exception {
        try (ScriptedProvider server = ScriptedProvider.start()) {
            server.answers(new ChatCompletions().text("Sunny."));
            new LangChainModel(
                            new ModelId("openai", "gpt-5"),
                            new OpenAiDialect(OutputLimit.MAX_COMPLETION_TOKENS),
                            URI.create(server.address() + "/v1"),
                            () -> "sk-secret",
                            Optional.empty(),
                            new ProviderHttp(Duration.ofMinutes(1)),
                            Clock.systemUTC())
                    .ask(LIMITED);

            assertThat(server.requests()
                            .getLast()
                            .json()
                            .path("max_completion_tokens")
                            .asInt())
                    .isEqualTo(300);
            assertThat(server.requests().getLast().json().has("max_tokens")).isFalse();
        }
    }
}
