package com.opspawn.llm;

import com.opspawn.llm.aws.NamedKeys;
import java.util.Optional;

/** Providers' keys, wherever they are. */
public final class ProviderKeys {
    private ProviderKeys() {}

    /**
     * Reads a key, each time anew.
     *
     * @param provider its name, for messages
     * @return empty where none is set
     * @throws ModelException where it is given by name and cannot be read
     */
    public static Optional<String> read(String provider, ApiKey key, AwsAccess aws) throws ModelException {
        return switch (key) {
            case ApiKey.None _ -> Optional.empty();
            case ApiKey.Given given -> Optional.of(given.value());
            case ApiKey.InSecret secret -> Optional.of(new NamedKeys(aws).secret(provider, secret));
            case ApiKey.InParameter parameter -> Optional.of(new NamedKeys(aws).parameter(provider, parameter));
        };
    }
}
