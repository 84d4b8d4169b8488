package com.opspawn.webhook;

import com.opspawn.settings.Environment;
import java.util.Map;
import java.util.Optional;

/**
 * The webhooks of all tenants, from {@code OPSPAWN_WEBHOOKS}:
 *
 * <pre>
 * {"acme": {"url": "https://acme.example/hooks", "statuses": ["completed", "failed"],
 *           "signing_secret": "opspawn/webhooks/acme"}}
 * </pre>
 *
 * {@code signing_secret} is one or a list of: the name or ARN of a secret of Secrets Manager, or a secret itself ({@code
 * whsec_…}).
 *
 * @param tenants what is set, by tenant
 */
public record Webhooks(Map<String, TenantWebhook> tenants) {
    public static final String SETTING = "OPSPAWN_WEBHOOKS";
    public static final Webhooks NONE = new Webhooks(Map.of());

    public Webhooks {
        tenants = Map.copyOf(tenants);
    }

    /** Notes every mistake in the environment. */
    public static Webhooks read(Environment environment, WebhookNetwork network) {
        return environment
                .optional(SETTING)
                .map(json -> new WebhooksReader(environment, network).read(json))
                .orElse(NONE);
    }

    public Optional<TenantWebhook> of(String tenant) {
        return Optional.ofNullable(tenants.get(tenant));
    }

    public boolean isEmpty() {
        return tenants.isEmpty();
    }
}
