package com.opspawn.llm;

import com.opspawn.settings.Environment;
import java.net.URI;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Which models can be asked.
 *
 * @param defaultModel the one that tasks use where they name none
 * @param access how each provider is reached
 * @param aws how AWS is reached, for Bedrock and for keys that are given by name
 * @param prices what models cost
 */
public record ModelSettings(ModelId defaultModel, Map<Provider, Access> access, AwsAccess aws, Prices prices) {

    /**
     * How a provider is reached.
     *
     * @param address with the path of its protocol, usually {@code /v1}
     * @param key where its key is
     * @param ownAddress whether the user set the address: such a server may need no key
     */
    public record Access(URI address, ApiKey key, boolean ownAddress) {
        public boolean hasKey() {
            return !(key instanceof ApiKey.None);
        }

        /** Never shows the key. */
        @Override
        public String toString() {
            return "Access[" + address + ", key " + (hasKey() ? "set" : "not set") + "]";
        }
    }

    /**
     * Reads {@code OPSPAWN_MODEL}, the older system's {@code AGENTKIT_LLM_PROVIDER} and {@code AGENTKIT_LLM_MODEL}, the
     * providers' own variables and {@code OPSPAWN_PRICES}; notes every problem in the environment.
     */
    public static ModelSettings read(Environment environment) {
        Map<Provider, Access> access = new EnumMap<>(Provider.class);
        for (Provider provider : Provider.values()) {
            access.put(provider, access(provider, environment));
        }
        return new ModelSettings(
                defaultModel(environment, access), access, AwsAccess.read(environment), Prices.read(environment));
    }

    private static Access access(Provider provider, Environment environment) {
        Optional<URI> own = environment.optional(provider.addressVariable()).flatMap(text -> {
            Optional<URI> address = Address.parse(provider, text);
            if (address.isEmpty()) {
                // Without the value, which may hold a password.
                environment.problem(provider.addressVariable() + " is no address: use http://… or https://…, "
                        + "without user, query and fragment, such as " + provider.defaultAddress());
            }
            return address;
        });
        URI address = own.orElse(URI.create(provider.defaultAddress()));
        return new Access(address, ApiKey.read(provider.keyVariables(), environment), own.isPresent());
    }

    private static ModelId defaultModel(Environment environment, Map<Provider, Access> access) {
        Optional<String> name = environment.optional("OPSPAWN_MODEL");
        if (name.isPresent()) {
            return ModelId.parse(name.get()).orElseGet(() -> {
                environment.problem("OPSPAWN_MODEL '" + name.get() + "' is no model: use provider/name, with one of "
                        + Provider.names());
                return ModelId.DEMO;
            });
        }
        return olderDefault(environment).orElseGet(() -> firstWithKey(access));
    }

    /** The older system's two variables. It meant OpenAI where it was given no provider. */
    private static Optional<ModelId> olderDefault(Environment environment) {
        Optional<String> model = environment.optional("AGENTKIT_LLM_MODEL");
        Optional<String> provider = environment
                .optional("AGENTKIT_LLM_PROVIDER")
                .map(name -> name.toLowerCase(Locale.ROOT))
                .or(() -> model.map(alone -> Provider.OPENAI.wireName()));
        if (provider.equals(Optional.of(ModelId.DEMO.provider()))) {
            return Optional.of(ModelId.DEMO);
        }
        if (provider.flatMap(Provider::parse).isEmpty()) {
            provider.ifPresent(name -> environment.problem(
                    "AGENTKIT_LLM_PROVIDER '" + name + "' is no provider: use one of " + Provider.names()));
            return Optional.empty();
        }
        return provider.map(name -> new ModelId(name, model.orElseGet(() -> Provider.usualModel(name))));
    }

    private static ModelId firstWithKey(Map<Provider, Access> access) {
        return Arrays.stream(Provider.values())
                .filter(provider -> Objects.requireNonNull(access.get(provider)).hasKey())
                .findFirst()
                .map(provider -> new ModelId(provider.wireName(), provider.defaultModel()))
                .orElse(ModelId.DEMO);
    }
}
