package com.opspawn.webhook;

import java.util.Base64;
import java.util.Optional;

/** Where a signing secret is; its form says so. */
public sealed interface SigningSecret {
    /** What stands before the base64 of a secret itself. */
    String PREFIX = "whsec_";

    /** As the Standard Webhooks specification has it: 24 to 64 bytes. */
    int MIN_BYTES = 24;

    int MAX_BYTES = 64;

    /** It was given itself, as {@code whsec_<base64>}. */
    record Given(String value) implements SigningSecret {
        /** Never shows the secret. */
        @Override
        public String toString() {
            return "Given[…]";
        }
    }

    /** It is in AWS Secrets Manager, under this name or ARN. */
    record InSecret(String id) implements SigningSecret {}

    static SigningSecret of(String text) {
        return text.startsWith(PREFIX) ? new Given(text) : new InSecret(text);
    }

    /** The key within a secret, or empty where the text is none: {@code whsec_} and the base64 of 24 to 64 bytes. */
    static Optional<byte[]> key(String secret) {
        if (!secret.startsWith(PREFIX)) {
            return Optional.empty();
        }
        try {
            byte[] key = Base64.getDecoder().decode(secret.substring(PREFIX.length()));
            return Optional.of(key).filter(bytes -> bytes.length >= MIN_BYTES && bytes.length <= MAX_BYTES);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
