package com.opspawn.cli.doctor;

import com.opspawn.llm.ApiKey;
import com.opspawn.llm.ConfiguredModels;
import com.opspawn.llm.ModelId;
import com.opspawn.llm.ModelSettings;
import com.opspawn.llm.Models;
import com.opspawn.llm.Provider;
import com.opspawn.memory.MemorySettings;
import com.opspawn.memory.embedding.EmbeddingSettings;
import com.opspawn.settings.Environment;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Models and memory, as the settings lead to them. Asks no provider. */
final class Providers {
    private final Environment environment;
    private final ModelSettings settings;

    /** @param variables as the function sees them */
    Providers(Map<String, String> variables) {
        this.environment = new Environment(variables);
        this.settings = ModelSettings.read(environment);
    }

    Finding model() {
        ModelId model = settings.defaultModel();
        if (model.equals(ModelId.DEMO)) {
            return Finding.note(
                    "model",
                    "demo: a set of rules, no language model",
                    "set a provider's key, such as OPENAI_API_KEY or ANTHROPIC_API_KEY, or"
                            + " OPSPAWN_MODEL=provider/name");
        }
        return switch (new ConfiguredModels(settings, Clock.systemUTC()).find(model)) {
            case Models.Found.Usable ignored -> Finding.ok("model", model.toString());
            case Models.Found.Unusable unusable -> Finding.broken("model", model + " cannot be used", unusable.fix());
        };
    }

    /** Which can be asked, and by what; never a key. */
    Finding providers() {
        List<String> lines = new ArrayList<>();
        for (Provider provider : Provider.values()) {
            ModelSettings.Access access =
                    Objects.requireNonNull(settings.access().get(provider));
            String address = access.ownAddress() ? " at " + access.address() : "";
            lines.add(provider.wireName() + ": " + key(provider, access) + address);
        }
        return Finding.ok("providers", lines.toArray(String[]::new));
    }

    private static String key(Provider provider, ModelSettings.Access access) {
        return switch (access.key()) {
            case ApiKey.Given ignored -> "key set";
            case ApiKey.InSecret secret -> "key in the secret " + secret.id();
            case ApiKey.InParameter parameter -> "key in the parameter " + parameter.name();
            case ApiKey.None ignored ->
                switch (provider) {
                    case BEDROCK -> "AWS credentials";
                    case OLLAMA -> "needs no key";
                    case OPENAI, ANTHROPIC, GEMINI, OPENROUTER -> "no key";
                };
        };
    }

    Finding memory() {
        MemorySettings memory = MemorySettings.read(environment, settings);
        String store = switch (memory.store()) {
            case MemorySettings.Store.Off ignored -> "off";
            case MemorySettings.Store.DynamoDb ignored -> "DynamoDB";
            case MemorySettings.Store.Chroma ignored -> "Chroma";
            case MemorySettings.Store.S3Vectors vectors -> "S3 Vectors, bucket " + vectors.bucket();
        };
        if (store.equals("off")) {
            return Finding.ok("memory", store);
        }
        return switch (memory.embeddings()) {
            case EmbeddingSettings.Local ignored ->
                Finding.ok("memory", store + ", read by the model that comes along");
            case EmbeddingSettings.Remote remote ->
                Finding.ok("memory", store + ", read by " + remote.provider() + "/" + remote.model());
            case EmbeddingSettings.Bedrock bedrock ->
                Finding.ok("memory", store + ", read by bedrock/" + bedrock.model());
            case EmbeddingSettings.None ignored ->
                Finding.note("memory", "off, as nothing could read texts for it", EmbeddingSettings.None.FIX);
        };
    }
}
