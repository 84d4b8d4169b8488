package com.opspawn.llm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.opspawn.settings.Environment;
import com.opspawn.settings.SettingsException;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ModelSettingsTest {
    private static ModelSettings read(Map<String, String> variables) {
        Environment environment = new Environment(variables);
        ModelSettings settings = ModelSettings.read(environment);
        environment.check();
        return settings;
    }

    /** @param variables as {@code NAME=value}, separated by spaces */
    private static ModelSettings read(String variables) {
        Map<String, String> map = new HashMap<>();
        for (String variable : variables.split(" ", -1)) {
            String[] parts = variable.split("=", 2);
            map.put(parts[0], parts.length == 2 ? parts[1] : "");
        }
        return read(map);
    }

    private static ModelSettings.Access access(ModelSettings settings, Provider provider) {
        return Objects.requireNonNull(settings.access().get(provider));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        NOTHING=                                                              | demo
        OPSPAWN_MODEL=demo OPENAI_API_KEY=k                                   | demo
        OPSPAWN_MODEL=openai/gpt-4.1                                          | openai/gpt-4.1
        OPSPAWN_MODEL=openrouter/meta-llama/llama-3                           | openrouter/meta-llama/llama-3
        OPSPAWN_MODEL=ollama/qwen3:8b OPENAI_API_KEY=k                        | ollama/qwen3:8b
        OPENAI_API_KEY=k                                                      | openai/gpt-4.1-mini
        OPENROUTER_API_KEY=k                                                  | openrouter/openai/gpt-4.1-mini
        ANTHROPIC_API_KEY=k                                                   | anthropic/claude-haiku-4-5
        GEMINI_API_KEY=k                                                      | gemini/gemini-2.5-flash
        GOOGLE_API_KEY=k                                                      | gemini/gemini-2.5-flash
        OPENROUTER_API_KEY=k GOOGLE_API_KEY=k ANTHROPIC_API_KEY=k OPENAI_API_KEY=k | openai/gpt-4.1-mini
        OPENROUTER_API_KEY=k GOOGLE_API_KEY=k ANTHROPIC_API_KEY=k             | anthropic/claude-haiku-4-5
        OPENROUTER_API_KEY=k GOOGLE_API_KEY=k                                 | gemini/gemini-2.5-flash
        ANTHROPIC_API_KEY_SECRET=prod/anthropic                               | anthropic/claude-haiku-4-5
        GEMINI_API_KEY_PARAMETER=/opspawn/gemini                              | gemini/gemini-2.5-flash
        AWS_REGION=eu-central-1 AWS_ACCESS_KEY_ID=a AWS_SECRET_ACCESS_KEY=b   | demo
        OPSPAWN_MODEL=bedrock/amazon.nova-lite-v1:0                           | bedrock/amazon.nova-lite-v1:0
        AGENTKIT_LLM_PROVIDER=anthropic AGENTKIT_LLM_MODEL=claude-opus-4-5    | anthropic/claude-opus-4-5
        OPENROUTER_API_KEY=k OPENAI_API_KEY=k                                 | openai/gpt-4.1-mini
        OPENROUTER_API_KEY=k OPENAI_API_KEY=                                  | openrouter/openai/gpt-4.1-mini
        AGENTKIT_LLM_PROVIDER=openrouter                                      | openrouter/openai/gpt-4.1-mini
        AGENTKIT_LLM_PROVIDER=OpenRouter AGENTKIT_LLM_MODEL=vendor/model      | openrouter/vendor/model
        AGENTKIT_LLM_MODEL=gpt-4.1                                            | openai/gpt-4.1
        AGENTKIT_LLM_PROVIDER=demo AGENTKIT_LLM_MODEL=gpt-4.1                 | demo
        AGENTKIT_LLM_PROVIDER=openai OPSPAWN_MODEL=ollama/qwen3               | ollama/qwen3
        """)
    void theDefaultModelIsTheOneThatIsNamedOrTheFirstWithAKey(String variables, String model) {
        assertThat(read(variables).defaultModel()).hasToString(model);
    }

    @ParameterizedTest
    @ValueSource(strings = {"gpt-4.1", "openai", "openai/", "acme/model", "/gpt-4.1", "demo/x"})
    void aNameThatIsNoModelIsRefusedWithItsFix(String name) {
        assertThatThrownBy(() -> read(Map.of("OPSPAWN_MODEL", name)))
                .isExactlyInstanceOf(SettingsException.class)
                .hasMessage("settings: OPSPAWN_MODEL '" + name
                        + "' is no model: use provider/name, with one of openai, anthropic, gemini,"
                        + " openrouter, bedrock, ollama, demo");
    }

    @Test
    void anUnknownProviderOfTheOlderSystemIsRefusedUnderItsOwnName() {
        assertThatThrownBy(() -> read("AGENTKIT_LLM_PROVIDER=acme AGENTKIT_LLM_MODEL=best"))
                .isExactlyInstanceOf(SettingsException.class)
                .hasMessage("settings: AGENTKIT_LLM_PROVIDER 'acme' is no provider: "
                        + "use one of openai, anthropic, gemini, openrouter, bedrock, ollama, demo");
    }

    @ParameterizedTest
    @CsvSource({
        "OPENAI, OPENAI_BASE_URL, http://localhost:8080/v1, http://localhost:8080/v1",
        "OPENAI, OPENAI_BASE_URL, http://localhost:8080/v1/, http://localhost:8080/v1",
        "OPENAI, OPENAI_BASE_URL, https://gateway.example.com/openai/v1, https://gateway.example.com/openai/v1",
        "OPENROUTER, OPENROUTER_BASE_URL, https://proxy.example.com/api/v1, https://proxy.example.com/api/v1",
        "OLLAMA, OLLAMA_BASE_URL, http://gpu:11434, http://gpu:11434/v1",
        "OLLAMA, OLLAMA_BASE_URL, http://gpu:11434/, http://gpu:11434/v1",
        "OLLAMA, OLLAMA_BASE_URL, http://gpu:11434/v1, http://gpu:11434/v1",
        "OLLAMA, OLLAMA_BASE_URL, http://gpu/ollama/v1/, http://gpu/ollama/v1",
        "ANTHROPIC, ANTHROPIC_BASE_URL, https://api.anthropic.com, https://api.anthropic.com/v1",
        "ANTHROPIC, ANTHROPIC_BASE_URL, https://api.anthropic.com/v1/, https://api.anthropic.com/v1",
        "ANTHROPIC, ANTHROPIC_BASE_URL, https://gateway.example.com/claude, https://gateway.example.com/claude/v1",
        "GEMINI, GEMINI_BASE_URL, https://proxy.example.com, https://proxy.example.com/v1beta",
        "GEMINI, GEMINI_BASE_URL, https://proxy.example.com/v1beta/, https://proxy.example.com/v1beta",
        "GEMINI, GEMINI_BASE_URL, https://proxy.example.com/g/v1, https://proxy.example.com/g/v1",
        "BEDROCK, AWS_ENDPOINT_URL_BEDROCK_RUNTIME, http://localhost:9000, http://localhost:9000",
    })
    void addressesAreReadAsPeopleWriteThem(Provider provider, String variable, String text, URI address) {
        assertThat(access(read(Map.of(variable, text)), provider).address()).isEqualTo(address);
    }

    @ParameterizedTest
    @CsvSource({
        "OPENAI, https://api.openai.com/v1",
        "ANTHROPIC, https://api.anthropic.com/v1",
        "GEMINI, https://generativelanguage.googleapis.com/v1beta",
        "OPENROUTER, https://openrouter.ai/api/v1",
        "OLLAMA, http://localhost:11434/v1",
    })
    void everyProviderHasItsUsualAddress(Provider provider, URI address) {
        ModelSettings.Access access = access(read("NOTHING="), provider);

        assertThat(access.address()).isEqualTo(address);
        assertThat(access.ownAddress()).isFalse();
        assertThat(access.key()).isEqualTo(new ApiKey.None());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "localhost:8080",
                "ftp://localhost/v1",
                "http:///v1",
                "http://local host/v1",
                "https://user:secret@example.com/v1",
                "https://example.com/v1?key=secret",
                "https://example.com/v1#secret",
            })
    void whatIsNoAddressIsRefusedAndNotRepeated(String text) {
        assertThatThrownBy(() -> read(Map.of("OLLAMA_BASE_URL", text)))
                .isExactlyInstanceOf(SettingsException.class)
                .hasMessage("settings: OLLAMA_BASE_URL is no address: use http://… or https://…, "
                        + "without user, query and fragment, such as http://localhost:11434/v1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sk-first\nsk-second", "sk-with space", "sk-…", "sk-\u0007"})
    void aKeyThatFitsIntoNoHeaderIsRefusedAndNotRepeated(String key) {
        assertThatThrownBy(() -> read(Map.of("OPENAI_API_KEY", key)))
                .isExactlyInstanceOf(SettingsException.class)
                .hasMessage("settings: OPENAI_API_KEY holds a character that no key has: copy it again");
    }

    @Test
    void spaceAroundAKeyIsNoPartOfIt() {
        assertThat(access(read(Map.of("OPENAI_API_KEY", " sk-secret\n")), Provider.OPENAI)
                        .key())
                .isEqualTo(new ApiKey.Given("sk-secret"));
    }

    @Test
    void aKeyMayBeGivenByName() {
        assertThat(access(read("OPENAI_API_KEY_SECRET=arn:aws:secretsmanager:x"), Provider.OPENAI)
                        .key())
                .isEqualTo(new ApiKey.InSecret("arn:aws:secretsmanager:x", "OPENAI_API_KEY"));
        assertThat(access(read("OPENROUTER_API_KEY_PARAMETER=/opspawn/key"), Provider.OPENROUTER)
                        .key())
                .isEqualTo(new ApiKey.InParameter("/opspawn/key"));
        assertThat(access(read("GOOGLE_API_KEY_SECRET=google"), Provider.GEMINI).key())
                .isEqualTo(new ApiKey.InSecret("google", "GOOGLE_API_KEY"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "OPENAI_API_KEY=k OPENAI_API_KEY_SECRET=s",
                "OPENAI_API_KEY=k OPENAI_API_KEY_PARAMETER=p",
                "OPENAI_API_KEY_SECRET=s OPENAI_API_KEY_PARAMETER=p",
                "OPENAI_API_KEY=k OPENAI_API_KEY_SECRET=s OPENAI_API_KEY_PARAMETER=p",
            })
    void aKeyIsGivenInOneWayOnly(String variables) {
        assertThatThrownBy(() -> read(variables))
                .isExactlyInstanceOf(SettingsException.class)
                .hasMessage("settings: OPENAI_API_KEY is given more than once: keep one of OPENAI_API_KEY, "
                        + "OPENAI_API_KEY_SECRET, OPENAI_API_KEY_PARAMETER");
    }

    @Test
    void everyProblemIsReportedAtOnce() {
        assertThatThrownBy(() -> read("OPENAI_BASE_URL=x OLLAMA_BASE_URL=y OPSPAWN_MODEL=z"))
                .isExactlyInstanceOf(SettingsException.class)
                .hasMessageContainingAll("OPENAI_BASE_URL is", "OLLAMA_BASE_URL is", "OPSPAWN_MODEL 'z' is");
    }

    @Test
    void settingsPrintNoKey() {
        ModelSettings settings = read("OPENAI_API_KEY=sk-secret AWS_SECRET_ACCESS_KEY=sk-secret AWS_REGION=eu-west-1");

        assertThat(settings.toString()).doesNotContain("sk-secret");
        assertThat(access(settings, Provider.OPENAI)).hasToString("Access[https://api.openai.com/v1, key set]");
        assertThat(settings.aws()).hasToString("AwsAccess[AWS_REGION, AWS_SECRET_ACCESS_KEY]");
        assertThat(access(settings, Provider.OPENAI).key()).hasToString("Given[…]");
        assertThat(access(settings, Provider.OLLAMA)).hasToString("Access[http://localhost:11434/v1, key not set]");
    }
}
