package com.opspawn.notify;

import com.opspawn.webhook.SigningSecret;
import com.opspawn.webhook.TenantWebhook;
import com.opspawn.webhook.Webhooks;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

/** The keys that sign for a tenant. A secret that is kept elsewhere is read again every five minutes, so that it may change. */
final class SigningKeys {
    static final Duration KEPT = Duration.ofMinutes(5);

    private final Webhooks webhooks;
    private final UnaryOperator<String> secrets;
    private final InstantSource clock;
    private final Map<String, Read> read = new ConcurrentHashMap<>();

    private record Read(String text, Instant at) {}

    /** @param secrets the text of a secret by its name; may throw any RuntimeException */
    SigningKeys(Webhooks webhooks, UnaryOperator<String> secrets, InstantSource clock) {
        this.webhooks = webhooks;
        this.secrets = secrets;
        this.clock = clock;
    }

    /**
     * At least one key.
     *
     * @throws IllegalStateException where there is none; the message is for the log, and shows no secret
     */
    List<byte[]> of(String tenant) {
        TenantWebhook webhook = webhooks.of(tenant)
                .orElseThrow(() -> new IllegalStateException(
                        "tenant '" + tenant + "' has no signing secret any more: set one in " + Webhooks.SETTING));
        List<byte[]> keys = new ArrayList<>();
        webhook.secrets().forEach(secret -> keys.addAll(keys(secret)));
        return keys;
    }

    private List<byte[]> keys(SigningSecret secret) {
        return switch (secret) {
            case SigningSecret.Given(String value) -> parsed(value, "given in " + Webhooks.SETTING);
            case SigningSecret.InSecret(String id) -> parsed(text(id), "'" + id + "'");
        };
    }

    /** While a secret cannot be read, the last that was known goes on signing. */
    private String text(String id) {
        Instant now = clock.instant();
        Read known = read.get(id);
        if (known != null && now.isBefore(known.at().plus(KEPT))) {
            return known.text();
        }
        try {
            String text = secrets.apply(id);
            read.put(id, new Read(text, now));
            return text;
        } catch (RuntimeException e) {
            if (known != null) {
                return known.text();
            }
            throw new IllegalStateException("the signing secret '" + id + "' cannot be read: " + e.getMessage(), e);
        }
    }

    /** One secret may hold several, with blanks between, while one takes over from another. */
    private static List<byte[]> parsed(String text, String place) {
        return List.of(text.strip().split("\\s+")).stream()
                .map(secret -> SigningSecret.key(secret)
                        .orElseThrow(() -> new IllegalStateException("the signing secret " + place + " is not "
                                + SigningSecret.PREFIX + " and the base64 of " + SigningSecret.MIN_BYTES + " to "
                                + SigningSecret.MAX_BYTES + " bytes")))
                .toList();
    }
}
