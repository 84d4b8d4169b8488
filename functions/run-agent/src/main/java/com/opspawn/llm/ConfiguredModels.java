package com.opspawn.llm;

import com.opspawn.llm.demo.DemoModel;
import com.opspawn.llm.langchain4j.OpenAiModel;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;

/** The models that the settings lead to, each built when it is first used: building one costs half a second cold. */
public final class ConfiguredModels implements Models {
    private final ModelSettings settings;
    private final BiFunction<ModelId, ModelSettings.Access, Model> builder;
    private final Map<ModelId, Model> built = new ConcurrentHashMap<>();

    /** @param clock tells how far away a date in {@code Retry-After} is */
    public ConfiguredModels(ModelSettings settings, Clock clock) {
        this(
                settings,
                (id, access) ->
                        new OpenAiModel(id, access.address(), access.key().orElse("none"), clock));
    }

    ConfiguredModels(ModelSettings settings, BiFunction<ModelId, ModelSettings.Access, Model> builder) {
        this.settings = settings;
        this.builder = builder;
    }

    @Override
    public Found find(ModelId id) {
        Optional<Provider> provider = Provider.parse(id.provider());
        if (provider.isEmpty()) {
            return withoutProvider(id);
        }
        ModelSettings.Access access = settings.access().get(provider.get());
        if (access == null || isKeyMissing(provider.get(), access)) {
            return new Found.Unusable("provider '" + id.provider() + "' has no key: set "
                    + provider.get().keyVariable() + " where the agent runs");
        }
        return new Found.Usable(built.computeIfAbsent(id, model -> builder.apply(model, access)));
    }

    private Found withoutProvider(ModelId id) {
        if (id.equals(ModelId.DEMO)) {
            return new Found.Usable(built.computeIfAbsent(id, demo -> new DemoModel()));
        }
        return new Found.Unusable(
                id.provider().equals(ModelId.DEMO.provider())
                        ? "provider 'demo' has no model '" + id.name()
                                + "': set a provider's key where the agent runs, " + "or leave llm_model out"
                        : "provider '" + id.provider() + "' is unknown: use one of " + Provider.names());
    }

    private static boolean isKeyMissing(Provider provider, ModelSettings.Access access) {
        return !provider.keyVariable().isEmpty() && access.key().isEmpty() && !access.ownAddress();
    }
}
