package com.opspawn.memory.embedding;

import com.opspawn.llm.AwsAccess;
import com.opspawn.llm.ModelSettings;
import com.opspawn.llm.Provider;
import com.opspawn.settings.Environment;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/** What reads texts into vectors. */
public sealed interface EmbeddingSettings {

    /** A model in this process; its module is on the class path. */
    record Local() implements EmbeddingSettings {}

    /**
     * A provider's model, over HTTP.
     *
     * @param provider its name, such as {@code openai}
     */
    record Remote(String provider, String model, ModelSettings.Access access, AwsAccess aws)
            implements EmbeddingSettings {}

    /** Amazon Titan on Amazon Bedrock. */
    record Bedrock(String model) implements EmbeddingSettings {}

    /** None that could be used without asking the user. */
    record None() implements EmbeddingSettings {
        /** For the log. */
        public static final String FIX = "no embedder was found: set OPSPAWN_EMBEDDINGS to provider/name, or the key "
                + "of a provider that has embeddings (OPENAI_API_KEY, OPENROUTER_API_KEY, GEMINI_API_KEY)";
    }

    /** Who has embeddings, in the order in which their keys are looked for, and the model that is usually meant. */
    enum Usual {
        OPENAI("text-embedding-3-small"),
        OPENROUTER("openai/text-embedding-3-small"),
        GEMINI("gemini-embedding-001"),
        OLLAMA("nomic-embed-text");

        private final String model;

        Usual(String model) {
            this.model = model;
        }

        String provider() {
            return name().toLowerCase(Locale.ROOT);
        }

        Optional<ModelSettings.Access> access(ModelSettings models) {
            return Provider.parse(provider()).map(known -> models.access().get(known));
        }

        Optional<EmbeddingSettings> remote(String name, ModelSettings models) {
            return access(models).map(access -> new Remote(provider(), name, access, models.aws()));
        }
    }

    /**
     * Reads {@code OPSPAWN_EMBEDDINGS}. Without it: the first provider with a key and its own usual address, else this
     * process's own model, else none. An address that the user set may lead to a gateway without embeddings, so it is
     * taken only where it is named.
     */
    static EmbeddingSettings read(Environment environment, ModelSettings models) {
        return environment
                .optional("OPSPAWN_EMBEDDINGS")
                .map(name -> named(name, environment, models))
                .orElseGet(() -> usual(models));
    }

    private static EmbeddingSettings usual(ModelSettings models) {
        for (Usual usual : Usual.values()) {
            Optional<EmbeddingSettings> found = usual.access(models)
                    .filter(access -> access.hasKey() && !access.ownAddress())
                    .flatMap(_ -> usual.remote(usual.model, models));
            if (found.isPresent()) {
                return found.get();
            }
        }
        return LocalEmbedders.find().isPresent() ? new Local() : new None();
    }

    private static EmbeddingSettings named(String name, Environment environment, ModelSettings models) {
        if (name.equals("local")) {
            return local(environment);
        }
        String[] parts = name.split("/", 2);
        if (parts.length == 2 && parts[0].equals("bedrock") && parts[1].startsWith(BedrockEmbedder.FAMILY)) {
            return new Bedrock(parts[1]);
        }
        for (Usual usual : Usual.values()) {
            if (parts.length == 2 && !parts[1].isBlank() && usual.provider().equals(parts[0])) {
                return remote(usual, parts[1], environment, models);
            }
        }
        environment.problem("OPSPAWN_EMBEDDINGS '" + name + "' is no embedder: use local, or provider/name with one of "
                + String.join(", ", providers()) + ", or bedrock/" + BedrockEmbedder.FAMILY + "v2:0");
        return new None();
    }

    private static List<String> providers() {
        return List.of(Usual.values()).stream().map(Usual::provider).toList();
    }

    private static EmbeddingSettings local(Environment environment) {
        if (LocalEmbedders.find().isEmpty()) {
            environment.problem("OPSPAWN_EMBEDDINGS is local, but the module opspawn-local-embeddings is not on the "
                    + "class path: only the command line has it; name a provider's model instead");
        }
        return new Local();
    }

    private static EmbeddingSettings remote(Usual usual, String model, Environment environment, ModelSettings models) {
        Optional<ModelSettings.Access> access = usual.access(models);
        boolean needsKey = usual != Usual.OLLAMA
                && access.filter(known -> known.hasKey() || known.ownAddress()).isEmpty();
        if (needsKey) {
            environment.problem("OPSPAWN_EMBEDDINGS '" + usual.provider() + "/" + model + "' has no key: set "
                    + usual.name() + "_API_KEY");
        }
        return Objects.requireNonNull(usual.remote(model, models).orElseGet(None::new));
    }
}
