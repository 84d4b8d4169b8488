package com.opspawn.llm;

import com.opspawn.llm.demo.DemoModel;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/** The models that the settings lead to. What a provider needs is loaded when one of its models is first asked. */
public final class ConfiguredModels implements Models {
    /** A task may name any model: those that were used last are kept, however many tasks there are. */
    static final int KEPT = 16;
    /** It becomes part of a path. */
    private static final Pattern GEMINI_NAME = Pattern.compile("[A-Za-z0-9._-]+");

    private final ModelSettings settings;
    private final Function<ModelId, Model> builder;
    private final Map<ModelId, Model> built = new LinkedHashMap<>(KEPT, 0.75f, true);

    /** @param clock tells how far away a date in {@code Retry-After} is */
    public ConfiguredModels(ModelSettings settings, Clock clock) {
        this(settings, new ProviderModels(settings, clock)::build);
    }

    ConfiguredModels(ModelSettings settings, Function<ModelId, Model> builder) {
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
                    + provider.get().keyVariables().getFirst() + " where the agent runs");
        }
        if (provider.get() == Provider.GEMINI && !GEMINI_NAME.matcher(id.name()).matches()) {
            return new Found.Unusable("provider 'gemini' has no model '" + id.name() + "': use a name such as "
                    + provider.get().defaultModel());
        }
        return new Found.Usable(built(id, builder));
    }

    private Found withoutProvider(ModelId id) {
        if (id.equals(ModelId.DEMO)) {
            return new Found.Usable(built(id, _ -> new DemoModel()));
        }
        return new Found.Unusable(
                id.provider().equals(ModelId.DEMO.provider())
                        ? "provider 'demo' has no model '" + id.name()
                                + "': set a provider's key where the agent runs, " + "or leave llm_model out"
                        : "provider '" + id.provider() + "' is unknown: use one of " + Provider.names());
    }

    private synchronized Model built(ModelId id, Function<ModelId, Model> by) {
        Model model = built.computeIfAbsent(id, by);
        if (built.size() > KEPT) {
            built.remove(built.keySet().iterator().next());
        }
        return model;
    }

    private static boolean isKeyMissing(Provider provider, ModelSettings.Access access) {
        return !provider.keyVariables().isEmpty() && !access.hasKey() && !access.ownAddress();
    }
}
