package com.opspawn.webhook;

import com.opspawn.net.PublicAddresses;
import com.opspawn.settings.Environment;
import java.net.InetAddress;
import java.util.Optional;

/** How far webhooks reach ({@code OPSPAWN_WEBHOOK_NETWORK}). */
public enum WebhookNetwork {
    /** Public addresses, over https. */
    PUBLIC,
    /** And this machine itself, over http as well: for development. */
    LOOPBACK;

    public static WebhookNetwork read(Environment environment) {
        return switch (environment.optional("OPSPAWN_WEBHOOK_NETWORK").orElse("public")) {
            case "public" -> PUBLIC;
            case "loopback" -> LOOPBACK;
            default -> {
                environment.problem("OPSPAWN_WEBHOOK_NETWORK must be public or loopback");
                yield PUBLIC;
            }
        };
    }

    /**
     * Why an address may not be sent to, as the end of the sentence "ADDRESS is …"; empty where it may.
     *
     * @param secure whether over https
     */
    public Optional<String> refusal(InetAddress address, boolean secure) {
        if (this == LOOPBACK && address.isLoopbackAddress()) {
            return Optional.empty();
        }
        return PublicAddresses.refusal(address)
                .or(() -> secure ? Optional.empty() : Optional.of("public, and only https leads there"));
    }
}
