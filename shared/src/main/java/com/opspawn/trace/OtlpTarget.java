package com.opspawn.trace;

import com.opspawn.settings.Environment;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A collector, by OpenTelemetry's own variables.
 *
 * @param url where spans are posted to
 * @param headers that go with them; their values are secrets
 */
record OtlpTarget(URI url, Map<String, String> headers) {
    private static final String ENDPOINT = "OTEL_EXPORTER_OTLP_ENDPOINT";
    private static final String HEADERS = "OTEL_EXPORTER_OTLP_HEADERS";

    OtlpTarget {
        headers = Map.copyOf(headers);
    }

    /** Empty where none is set. */
    static Optional<OtlpTarget> read(Environment environment) {
        Map<String, String> headers = new LinkedHashMap<>();
        environment.optional(HEADERS).ifPresent(text -> readHeaders(text, headers, environment));
        return environment
                .optional(ENDPOINT)
                .flatMap(text -> url(text, environment))
                .map(url -> new OtlpTarget(url, headers));
    }

    private static Optional<URI> url(String endpoint, Environment environment) {
        try {
            URI url = new URI(endpoint.replaceFirst("/+$", "") + "/v1/traces");
            boolean http = "http".equals(url.getScheme()) || "https".equals(url.getScheme());
            if (http && url.getHost() != null && url.getRawUserInfo() == null) {
                return Optional.of(url);
            }
        } catch (URISyntaxException e) {
            // Told below, without its words: what stands there may hold a password.
        }
        environment.problem(ENDPOINT + " is no address of a collector: use http://host:port or https://host,"
                + " with credentials in " + HEADERS);
        return Optional.empty();
    }

    /** {@code name=value,name=value}, with values percent-encoded, as for W3C's baggage. */
    private static void readHeaders(String text, Map<String, String> headers, Environment environment) {
        for (String pair : text.split(",", -1)) {
            int equals = pair.indexOf('=');
            String name = equals < 0 ? "" : pair.substring(0, equals).strip();
            Optional<String> value = equals < 0
                    ? Optional.empty()
                    : decoded(pair.substring(equals + 1).strip());
            if (!name.matches("[A-Za-z0-9!#$%&'*+.^_`|~-]+") || value.isEmpty()) {
                environment.problem(HEADERS + " cannot be read: use name=value, with commas between several,"
                        + " and values percent-encoded");
                return;
            }
            headers.put(name, value.get());
        }
    }

    private static Optional<String> decoded(String value) {
        try {
            String decoded = URLDecoder.decode(value.replace("+", "%2B"), StandardCharsets.UTF_8);
            return decoded.chars().allMatch(c -> c >= ' ' && c < 0x7f) ? Optional.of(decoded) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Without the headers' values. */
    @Override
    public String toString() {
        return url + " with " + headers.keySet();
    }
}
