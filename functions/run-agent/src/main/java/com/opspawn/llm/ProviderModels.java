package com.opspawn.llm;

import com.opspawn.llm.aws.BedrockModel;
import com.opspawn.llm.langchain4j.LangChainModel;
import com.opspawn.llm.langchain4j.ProviderHttp;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Builds the model behind a name, for providers that can be reached. One HTTP client and one key serve all of a kind. */
final class ProviderModels {
    /** What is sent where a server of the user's own needs none: langchain4j insists on a key. */
    private static final String NO_KEY = "none";

    /** The step bounds each call more tightly; this only keeps a forgotten connection from living for ever. */
    private static final Duration LONGEST_CALL = Duration.ofMinutes(10);

    private final ModelSettings settings;
    private final Duration longestCall;
    private final Clock clock;
    private final ProviderHttp http;
    private final Map<Provider, KeySource> keys = new EnumMap<>(Provider.class);

    ProviderModels(ModelSettings settings, Clock clock) {
        this(settings, LONGEST_CALL, clock);
    }

    ProviderModels(ModelSettings settings, Duration longestCall, Clock clock) {
        this.settings = settings;
        this.longestCall = longestCall;
        this.http = new ProviderHttp(longestCall);
        this.clock = clock;
        settings.access().forEach((provider, access) -> keys.put(provider, KeySource.once(key(provider, access))));
    }

    private KeySource key(Provider provider, ModelSettings.Access access) {
        return () -> ProviderKeys.read(provider.wireName(), access.key(), settings.aws())
                .orElse(NO_KEY);
    }

    Model build(ModelId id) {
        Provider provider = Provider.parse(id.provider()).orElseThrow();
        ModelSettings.Access access = Objects.requireNonNull(settings.access().get(provider));
        Optional<Price> price = settings.prices().find(id);
        return switch (provider.wireFormat()) {
            case CONVERSE -> new BedrockModel(id, settings.aws(), price, longestCall, clock);
            case CHAT_COMPLETIONS, MESSAGES, GENERATE_CONTENT ->
                new LangChainModel(
                        id,
                        provider.wireFormat(),
                        access.address(),
                        Objects.requireNonNull(keys.get(provider)),
                        price,
                        http,
                        clock);
        };
    }
}
