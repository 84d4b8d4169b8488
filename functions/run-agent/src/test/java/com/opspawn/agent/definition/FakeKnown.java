package com.opspawn.agent.definition;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.opspawn.llm.ModelId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A place with two providers that can be asked and one without a key. */
record FakeKnown(List<String> tools, List<String> usualTools, List<String> mcpServers) implements Known {
    static final FakeKnown TWO_TOOLS =
            new FakeKnown(List.of("calculator", "current_time"), List.of("calculator", "current_time"), List.of());

    static final FakeKnown ALL = new FakeKnown(
            List.of(
                    "calculator",
                    "current_time",
                    "http_get",
                    "http_request",
                    "notes",
                    "remember",
                    "recall",
                    "run_javascript",
                    "ask_person"),
            List.of("calculator", "current_time", "http_get", "notes"),
            List.of("github", "files"));

    private static final Map<String, String> USUAL_MODELS =
            Map.of("openai", "gpt-4.1-mini", "ollama", "llama3.2", "openrouter", "vendor/model", "anthropic", "claude");

    @Override
    public ModelId defaultModel() {
        return new ModelId("openai", "gpt-4.1-mini");
    }

    @Override
    public String usualModel(String provider) {
        return USUAL_MODELS.getOrDefault(provider, "");
    }

    @Override
    public Optional<String> whyUnknown(ModelId model) {
        if (model.provider().equals("demo")) {
            return model.name().isEmpty()
                    ? Optional.empty()
                    : Optional.of("provider 'demo' has no model '" + model.name() + "'");
        }
        return USUAL_MODELS.containsKey(model.provider())
                ? Optional.empty()
                : Optional.of(
                        "provider '" + model.provider() + "' is unknown: use one of openai, openrouter, ollama, demo");
    }

    @Override
    public Optional<String> whyUnusable(ModelId model) {
        return whyUnknown(model)
                .or(() -> model.provider().equals("openrouter")
                        ? Optional.of("provider 'openrouter' has no key: set OPENROUTER_API_KEY where the agent runs")
                        : Optional.empty());
    }

    @Override
    public Optional<String> whyNoSchema(ObjectNode schema) {
        return schema.path("type").asText().equals("objekt")
                ? Optional.of("is no JSON Schema: $.type: must be a type")
                : Optional.empty();
    }
}
