package com.opspawn.llm.aws;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.opspawn.aws.AwsClients;
import com.opspawn.json.Json;
import com.opspawn.llm.ApiKey;
import com.opspawn.llm.AwsAccess;
import com.opspawn.llm.ModelException;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.ssm.SsmClient;

/** Providers' keys that are given by name. Each call reads anew, with a client of its own: a key is read once. */
public final class NamedKeys {
    private static final Duration CALL_TIMEOUT = Duration.ofSeconds(10);

    private final AwsAccess access;

    public NamedKeys(AwsAccess access) {
        this.access = access;
    }

    /**
     * Reads a key from Secrets Manager.
     *
     * @throws ModelException where there is none, or it cannot be read now
     */
    public String secret(String provider, ApiKey.InSecret secret) throws ModelException {
        String place = "secret '" + secret.id() + "'";
        String text = read(provider, place, "secretsmanager:GetSecretValue", () -> {
            try (SecretsManagerClient client = AwsClients.configured(
                            SecretsManagerClient.builder(), "SECRETS_MANAGER", CALL_TIMEOUT, access.variables())
                    .build()) {
                return client.getSecretValue(request -> request.secretId(secret.id()))
                        .secretString();
            }
        });
        Optional<JsonNode> object = object(text);
        if (object.isPresent() && !object.get().path(secret.field()).isTextual()) {
            throw missing(provider, place, "is a JSON object without a text '" + secret.field() + "'");
        }
        return checked(
                provider,
                place,
                object.map(json -> json.path(secret.field()).asText()).orElse(text));
    }

    /**
     * Reads a key from the parameter store, decrypted.
     *
     * @throws ModelException where there is none, or it cannot be read now
     */
    public String parameter(String provider, ApiKey.InParameter parameter) throws ModelException {
        String place = "parameter '" + parameter.name() + "'";
        String text = read(provider, place, "ssm:GetParameter", () -> {
            try (SsmClient client = AwsClients.configured(SsmClient.builder(), "SSM", CALL_TIMEOUT, access.variables())
                    .build()) {
                return client.getParameter(
                                request -> request.name(parameter.name()).withDecryption(true))
                        .parameter()
                        .value();
            }
        });
        return checked(provider, place, text);
    }

    private static String read(String provider, String place, String permission, Supplier<String> reading)
            throws ModelException {
        try {
            // A secret of bytes has no string.
            return Objects.requireNonNullElse(reading.get(), "").strip();
        } catch (AwsServiceException e) {
            String words = Objects.requireNonNullElse(e.awsErrorDetails().errorMessage(), "no reason given");
            String message = unread(provider, place) + " " + words;
            if (e.isThrottlingException() || e.statusCode() >= 500) {
                throw ModelException.refused(message, Optional.empty(), e);
            }
            throw ModelException.terminal(message + " (check its name, and that the agent may " + permission + ")", e);
        } catch (SdkException e) {
            throw ModelException.refused(unread(provider, place) + " " + e.getMessage(), Optional.empty(), e);
        }
    }

    private static Optional<JsonNode> object(String text) {
        try {
            return Optional.of(Json.parse(text)).filter(JsonNode::isObject);
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    private static String checked(String provider, String place, String key) throws ModelException {
        if (key.isEmpty()) {
            throw missing(provider, place, "holds no text");
        }
        if (!ApiKey.FORM.matcher(key).matches()) {
            throw missing(provider, place, "holds a character that no key has");
        }
        return key;
    }

    private static ModelException missing(String provider, String place, String why) {
        return ModelException.terminal(
                "the key of provider '" + provider + "': " + place + " " + why, new IllegalStateException(why));
    }

    private static String unread(String provider, String place) {
        return "the key of provider '" + provider + "': " + place + " cannot be read:";
    }
}
