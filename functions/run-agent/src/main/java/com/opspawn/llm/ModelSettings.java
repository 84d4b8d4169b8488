package com.opspawn.llm;

import com.opspawn.settings.Environment;
import java.net.URI;
import java.net.URISyntaxException;
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
 */
public record ModelSettings(ModelId defaultModel, Map<Provider, Access> access) {

    /**
     * How a provider is reached.
     *
     * @param address with the path of its protocol, usually {@code /v1}
     * @param key empty where none is set
     * @param ownAddress whether the user set the address: such a server may need no key
     */
    public record Access(URI address, Optional<String> key, boolean ownAddress) {
        /** Never shows the key. */
        @Override
        public String toString() {
            return "Access[" + address + ", key " + (key.isPresent() ? "set" : "not set") + "]";
        }
    }

    /**
     * Reads {@code OPSPAWN_MODEL}, the older system's {@code AGENTKIT_LLM_PROVIDER} and {@code AGENTKIT_LLM_MODEL}, and
     * the providers' own variables; notes every problem in the environment.
     */
    public static ModelSettings read(Environment environment) {
        Map<Provider, Access> access = new EnumMap<>(Provider.class);
        for (Provider provider : Provider.values()) {
            access.put(provider, access(provider, environment));
        }
        return new ModelSettings(defaultModel(environment, access), access);
    }

    private static Access access(Provider provider, Environment environment) {
        Optional<URI> own = environment.optional(provider.addressVariable()).flatMap(text -> {
            Optional<URI> address = address(provider, text);
            if (address.isEmpty()) {
                // Without the value, which may hold a password.
                environment.problem(provider.addressVariable() + " is no address: use http://… or https://…, "
                        + "without user, query and fragment, such as " + provider.defaultAddress());
            }
            return address;
        });
        URI address = own.orElse(URI.create(provider.defaultAddress()));
        return new Access(address, key(provider, environment), own.isPresent());
    }

    /** A key goes into a header, which takes visible ASCII only; what was pasted along with it shows up here. */
    private static Optional<String> key(Provider provider, Environment environment) {
        if (provider.keyVariable().isEmpty()) {
            return Optional.empty();
        }
        Optional<String> key = environment.optional(provider.keyVariable());
        if (key.filter(text -> !text.matches("[!-~]+")).isPresent()) {
            environment.problem(provider.keyVariable() + " holds a character that no key has: copy it again");
            return Optional.empty();
        }
        return key;
    }

    private static Optional<URI> address(Provider provider, String text) {
        String trimmed = text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
        try {
            URI uri = new URI(trimmed);
            boolean http = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
            boolean plain = uri.getRawUserInfo() == null && uri.getRawQuery() == null && uri.getRawFragment() == null;
            if (!http || !plain || uri.getHost() == null) {
                return Optional.empty();
            }
            boolean bare = provider == Provider.OLLAMA && uri.getPath().isEmpty();
            return Optional.of(bare ? new URI(trimmed + "/v1") : uri);
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
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
                .filter(provider ->
                        Objects.requireNonNull(access.get(provider)).key().isPresent())
                .findFirst()
                .map(provider -> new ModelId(provider.wireName(), provider.defaultModel()))
                .orElse(ModelId.DEMO);
    }
}
