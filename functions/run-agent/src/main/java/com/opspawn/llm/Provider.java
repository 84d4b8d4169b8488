package com.opspawn.llm;

import static java.util.stream.Collectors.joining;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Who offers models. In the order in which a key that is set decides on the default model. */
public enum Provider {
    /** Also every other server that speaks OpenAI's chat completions, at the address that the user gives. */
    OPENAI(
            "openai",
            WireFormat.CHAT_COMPLETIONS,
            "OPENAI_API_KEY",
            "OPENAI_BASE_URL",
            "https://api.openai.com/v1",
            "gpt-4.1-mini"),
    ANTHROPIC(
            "anthropic",
            WireFormat.MESSAGES,
            "ANTHROPIC_API_KEY",
            "ANTHROPIC_BASE_URL",
            "https://api.anthropic.com/v1",
            "claude-haiku-4-5"),
    GEMINI(
            "gemini",
            WireFormat.GENERATE_CONTENT,
            "GEMINI_API_KEY GOOGLE_API_KEY",
            "GEMINI_BASE_URL",
            "https://generativelanguage.googleapis.com/v1beta",
            "gemini-2.5-flash"),
    OPENROUTER(
            "openrouter",
            WireFormat.CHAT_COMPLETIONS,
            "OPENROUTER_API_KEY",
            "OPENROUTER_BASE_URL",
            "https://openrouter.ai/api/v1",
            "openai/gpt-4.1-mini"),
    /** Needs no key: the AWS credentials of whoever runs the agent, and their region. */
    BEDROCK(
            "bedrock",
            WireFormat.CONVERSE,
            "",
            "AWS_ENDPOINT_URL_BEDROCK_RUNTIME",
            "https://bedrock-runtime.us-east-1.amazonaws.com",
            "global.anthropic.claude-haiku-4-5-20251001-v1:0"),
    /** Needs no key; its address is usually given without the path of the protocol. */
    OLLAMA("ollama", WireFormat.CHAT_COMPLETIONS, "", "OLLAMA_BASE_URL", "http://localhost:11434/v1", "llama3.2");

    /** What a provider's server understands. */
    public enum WireFormat {
        /** OpenAI's chat completions. */
        CHAT_COMPLETIONS,
        /** Anthropic's messages. */
        MESSAGES,
        /** Google's generateContent. */
        GENERATE_CONTENT,
        /** Amazon Bedrock's Converse. */
        CONVERSE
    }

    private final String wireName;
    private final WireFormat wireFormat;
    /** Separated by blanks: an enum holds nothing that could change. */
    private final String keyVariables;

    private final String addressVariable;
    private final String defaultAddress;
    private final String defaultModel;

    Provider(
            String wireName,
            WireFormat wireFormat,
            String keyVariables,
            String addressVariable,
            String defaultAddress,
            String defaultModel) {
        this.wireName = wireName;
        this.wireFormat = wireFormat;
        this.keyVariables = keyVariables;
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

    public String wireName() {
        return wireName;
    }

    public WireFormat wireFormat() {
        return wireFormat;
    }

    /** The environment variables that may hold its key, the first that is set counts; empty where it needs none. */
    List<String> keyVariables() {
        return keyVariables.isEmpty() ? List.of() : List.of(keyVariables.split(" ", -1));
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
