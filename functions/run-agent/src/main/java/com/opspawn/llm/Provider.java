package com.opspawn.llm;

import static java.util.stream.Collectors.joining;

import java.util.Arrays;
import java.util.Optional;

/** Who offers models. All of these speak OpenAI's chat completions protocol. */
public enum Provider {
    OPENAI("openai", "OPENAI_API_KEY", "OPENAI_BASE_URL", "https://api.openai.com/v1", "gpt-4.1-mini"),
    OPENROUTER(
            "openrouter",
            "OPENROUTER_API_KEY",
            "OPENROUTER_BASE_URL",
            "https://openrouter.ai/api/v1",
            "openai/gpt-4.1-mini"),
    /** Needs no key; its address is usually given without the path of the protocol. */
    OLLAMA("ollama", "", "OLLAMA_BASE_URL", "http://localhost:11434/v1", "llama3.2");

    private final String wireName;
    private final String keyVariable;
    private final String addressVariable;
    private final String defaultAddress;
    private final String defaultModel;

    Provider(String wireName, String keyVariable, String addressVariable, String defaultAddress, String defaultModel) {
        this.wireName = wireName;
        this.keyVariable = keyVariable;
        this.addressVariable = addressVariable;
        this.defaultAddress = defaultAddress;
        this.defaultModel = defaultModel;
    }

    public static Optional<Provider> parse(String wireName) {
        return Arrays.stream(values())
                .filter(provider -> provider.wireName.equals(wireName))
                .findFirst();
    }

    /** All names that a user can give, the demo model's included, for messages. */
    public static String names() {
        return Arrays.stream(values()).map(provider -> provider.wireName).collect(joining(", ")) + ", "
                + ModelId.DEMO.provider();
    }

    /** The model that is meant where only a provider is named; empty for a provider that is unknown or has one only. */
    public static String usualModel(String wireName) {
        return parse(wireName).map(Provider::defaultModel).orElse("");
    }

    String wireName() {
        return wireName;
    }

    /** The environment variable with its key; empty where it needs none. */
    String keyVariable() {
        return keyVariable;
    }

    String addressVariable() {
        return addressVariable;
    }

    String defaultAddress() {
        return defaultAddress;
    }

    String defaultModel() {
        return defaultModel;
    }
}
