package com.opspawn.llm;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.regex.Pattern;

/** A provider's address as people write it: with or without the path of its protocol. */
final class Address {
    private static final Pattern GEMINI_VERSION = Pattern.compile(".*/v\\d+[a-z]*\\d*");

    private Address() {}

    /** Empty where it is none, or holds more than an address does. */
    static Optional<URI> parse(Provider provider, String text) {
        String trimmed = text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
        try {
            URI uri = new URI(trimmed);
            boolean http = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
            boolean plain = uri.getRawUserInfo() == null && uri.getRawQuery() == null && uri.getRawFragment() == null;
            return http && plain && uri.getHost() != null
                    ? Optional.of(new URI(trimmed + missingPath(provider, uri.getPath())))
                    : Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    /** Anthropic's own libraries take the address without its version, Google's too. */
    private static String missingPath(Provider provider, String path) {
        return switch (provider) {
            case OLLAMA -> path.isEmpty() ? "/v1" : "";
            case ANTHROPIC -> path.endsWith("/v1") ? "" : "/v1";
            case GEMINI -> GEMINI_VERSION.matcher(path).matches() ? "" : "/v1beta";
            case OPENAI, OPENROUTER, BEDROCK -> "";
        };
    }
}
