package com.opspawn.memory.chroma;

import com.opspawn.settings.Environment;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;

/**
 * Where Chroma is.
 *
 * @param address {@code CHROMA_URL}, without a path
 * @param tenant Chroma's own idea of tenants, not ours ({@code CHROMA_TENANT})
 * @param database {@code CHROMA_DATABASE}
 * @param key {@code CHROMA_API_KEY}, empty for a server that asks for none
 */
public record ChromaSettings(URI address, String tenant, String database, Optional<String> key) {
    private static final URI USUAL = URI.create("http://localhost:8000");

    /** Reads Chroma's own variables; notes every problem in the environment. */
    public static ChromaSettings read(Environment environment) {
        URI address = environment
                .optional("CHROMA_URL")
                .map(text -> address(text).orElseGet(() -> {
                    // Without the value, which may hold a password.
                    environment.problem("CHROMA_URL is no address: use http://… or https://…, without user, query "
                            + "and fragment, such as " + USUAL);
                    return USUAL;
                }))
                .orElse(USUAL);
        return new ChromaSettings(
                address,
                environment.optional("CHROMA_TENANT").orElse("default_tenant"),
                environment.optional("CHROMA_DATABASE").orElse("default_database"),
                environment.optional("CHROMA_API_KEY").filter(text -> isHeader(text, environment)));
    }

    private static boolean isHeader(String key, Environment environment) {
        boolean plain = key.matches("[!-~]+");
        if (!plain) {
            environment.problem("CHROMA_API_KEY holds a character that no key has: copy it again");
        }
        return plain;
    }

    private static Optional<URI> address(String text) {
        try {
            URI uri = new URI(text.endsWith("/") ? text.substring(0, text.length() - 1) : text);
            boolean http = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
            boolean plain = uri.getRawUserInfo() == null && uri.getRawQuery() == null && uri.getRawFragment() == null;
            return http && plain && uri.getHost() != null ? Optional.of(uri) : Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    /** Never shows the key. */
    @Override
    public String toString() {
        return "ChromaSettings[" + address + ", " + tenant + "/" + database + ", key "
                + (key.isPresent() ? "set" : "not set") + "]";
    }
}
