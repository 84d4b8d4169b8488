package com.opspawn.local.http;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;

/** The public keys of an issuer, found as OpenID Connect says: its configuration names where they are. */
final class SigningKeys {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /** API Gateway may keep keys for two hours; on a laptop, an issuer is restarted more often than that. */
    private static final Duration KEPT = Duration.ofMinutes(5);

    /** A key that is not there is looked for again, but not for every forged token. */
    private static final Duration LOOKED_FOR_AGAIN = Duration.ofSeconds(2);

    private final HttpClient client = HttpClient.newBuilder()
            .connectTimeout(PATIENCE)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    private final String issuer;
    private final InstantSource clock;
    private JWKSet keys = new JWKSet();
    private Instant fetched = Instant.MIN;

    SigningKeys(String issuer, InstantSource clock) {
        this.issuer = issuer;
        this.clock = clock;
    }

    /**
     * The keys that may have signed a token: those of its {@code kid}.
     *
     * @throws IOException where the issuer does not say what its keys are
     */
    synchronized List<JWK> of(JWSHeader header) throws IOException {
        JWKSelector selector = new JWKSelector(Objects.requireNonNull(JWKMatcher.forJWSHeader(header)));
        if (olderThan(KEPT)) {
            fetch();
        }
        if (selector.select(keys).isEmpty() && olderThan(LOOKED_FOR_AGAIN)) {
            fetch();
        }
        return selector.select(keys);
    }

    private boolean olderThan(Duration age) {
        return fetched.equals(Instant.MIN) || clock.instant().isAfter(fetched.plus(age));
    }

    private void fetch() throws IOException {
        String base = issuer.endsWith("/") ? issuer.substring(0, issuer.length() - 1) : issuer;
        String address = JSON.readTree(text(base + "/.well-known/openid-configuration"))
                .path("jwks_uri")
                .asText();
        try {
            keys = JWKSet.parse(text(address));
            fetched = clock.instant();
        } catch (ParseException e) {
            throw new IOException(address + " has no key set", e);
        }
    }

    private String text(String address) throws IOException {
        try {
            HttpRequest request = HttpRequest.newBuilder(URI.create(address))
                    .timeout(PATIENCE)
                    .build();
            HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() != 200) {
                throw new IOException(address + " answers " + response.statusCode());
            }
            return response.body();
        } catch (IllegalArgumentException e) {
            throw new IOException("'" + address + "' is no address", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }
}
