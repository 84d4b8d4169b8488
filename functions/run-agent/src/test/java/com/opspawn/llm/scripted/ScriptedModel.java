package com.opspawn.llm.scripted;

import com.opspawn.llm.ConfiguredModels;
import com.opspawn.llm.Model;
import com.opspawn.llm.ModelId;
import com.opspawn.llm.ModelSettings;
import com.opspawn.llm.Models;
import com.opspawn.llm.Provider;
import com.opspawn.settings.Environment;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;

/** A provider's model as users configure it, with its address turned to a scripted server. */
public record ScriptedModel(Provider provider) {
    public static final String KEY = "sk-secret-0123456789";
    public static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-22T06:00:00Z"), ZoneOffset.UTC);

    public ModelId id() {
        return new ModelId(provider.wireName(), provider == Provider.OLLAMA ? "qwen3" : usualName());
    }

    private String usualName() {
        return Provider.usualModel(provider.wireName());
    }

    public WireFormat format() {
        return WireFormat.of(provider.wireFormat());
    }

    /** The address as the failures' messages show it. */
    public String place(URI server) {
        return server + format().basePath();
    }

    public Model at(URI server) {
        return at(server, id());
    }

    public Model at(URI server, ModelId id) {
        return switch (new ConfiguredModels(settings(server), CLOCK).find(id)) {
            case Models.Found.Usable usable -> usable.model();
            case Models.Found.Unusable unusable -> throw new IllegalStateException(unusable.fix());
        };
    }

    /** What a user who has this server would set. */
    public ModelSettings settings(URI server) {
        Map<String, String> variables = new HashMap<>();
        String address = place(server);
        switch (provider) {
            case OPENAI -> variables.putAll(Map.of("OPENAI_API_KEY", KEY, "OPENAI_BASE_URL", address));
            case ANTHROPIC -> variables.putAll(Map.of("ANTHROPIC_API_KEY", KEY, "ANTHROPIC_BASE_URL", address));
            case GEMINI -> variables.putAll(Map.of("GEMINI_API_KEY", KEY, "GEMINI_BASE_URL", address));
            case OPENROUTER -> variables.putAll(Map.of("OPENROUTER_API_KEY", KEY, "OPENROUTER_BASE_URL", address));
            case OLLAMA -> variables.put("OLLAMA_BASE_URL", address);
            case BEDROCK -> {
                variables.putAll(Map.of("AWS_REGION", "eu-central-1", "AWS_ENDPOINT_URL_BEDROCK_RUNTIME", address));
                variables.putAll(Map.of("AWS_ACCESS_KEY_ID", "AKID", "AWS_SECRET_ACCESS_KEY", KEY));
            }
        }
        Environment environment = new Environment(variables);
        ModelSettings settings = ModelSettings.read(environment);
        environment.check();
        return settings;
    }
}
