package com.opspawn.llm;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ModelIdTest {
    @ParameterizedTest
    @CsvSource({"openai/gpt-4.1, openai, gpt-4.1", "openrouter/a/b/c, openrouter, a/b/c", "ollama/q:8b, ollama, q:8b"})
    void aNameIsAProviderAndWhateverTheProviderCallsItsModel(String text, String provider, String name) {
        assertThat(ModelId.parse(text)).contains(new ModelId(provider, name));
        assertThat(new ModelId(provider, name)).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "openai", "openai/", "openai/ ", "acme/model", "/model", "demo/model", "OpenAI/gpt-4.1"})
    void whatNamesNoProviderAndModelIsNone(String text) {
        assertThat(ModelId.parse(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = "demo")
    void theDemoModelNeedsNoProvider(String text) {
        assertThat(ModelId.parse(text)).contains(ModelId.DEMO);
        assertThat(ModelId.DEMO).hasToString(text);
    }
}
