package com.opspawn.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tokens over HTTP, checked against keys that the issuer publishes. */
final class ForgedTokensTest {
    private static final TokenCloud CLOUD = TokenCloud.get();
    private static final Issuer ISSUER = CLOUD.issuer();

    private static JWTClaimsSet.Builder good() {
        return ISSUER.claims("acme", "ann");
    }

    private static Date in(int seconds) {
        return Date.from(Instant.now().plusSeconds(seconds));
    }

    private static Api.Answer ask(String authorization) {
        return CLOUD.api().with("Authorization", authorization).get("/tasks");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer ", "bearer ", ""})
    void aGoodTokenIsLetInWithAndWithoutItsScheme(String scheme) {
        assertThat(ask(scheme + ISSUER.token("acme", "ann")).status()).isEqualTo(200);
    }

    static List<Arguments> forged() throws JOSEException {
        RSAKey key = ISSUER.key();
        RSAKey ofAnAttacker = Issuer.key(key.getKeyID());
        JWSHeader hs256 =
                new JWSHeader.Builder(JWSAlgorithm.HS256).keyID(key.getKeyID()).build();
        JWSHeader ps256 =
                new JWSHeader.Builder(JWSAlgorithm.PS256).keyID(key.getKeyID()).build();
        JWSHeader withoutKid = new JWSHeader(JWSAlgorithm.RS256);
        JWSHeader bringsItsKey = new JWSHeader.Builder(JWSAlgorithm.RS256)
                .jwk(ofAnAttacker.toPublicJWK())
                .keyID(key.getKeyID())
                .build();
        String token = ISSUER.token("acme", "ann");
        String[] parts = token.split("\\.", -1);
        String otherClaims = ISSUER.token("other", "ann").split("\\.", -1)[1];
        byte[] publicKey = key.toRSAPublicKey().getEncoded();
        return List.of(
                forged("alg none", new PlainJWT(good().build()).serialize(), "the token is malformed"),
                forged(
                        "HS256 with the public key as its secret",
                        Issuer.signed(hs256, good().build(), new MACSigner(publicKey)),
                        "signing method HS256 is invalid"),
                forged(
                        "an RSA method that the gateway does not take",
                        Issuer.signed(ps256, good().build(), new RSASSASigner(key)),
                        "signing method PS256 is invalid"),
                forged(
                        "another audience",
                        ISSUER.signed(good().audience("elsewhere").build()),
                        "the token does not have a valid audience"),
                forged(
                        "no audience at all",
                        ISSUER.signed(good().audience((String) null).build()),
                        "the token does not have a valid audience"),
                forged(
                        "a right client behind a wrong audience",
                        ISSUER.signed(good().audience("elsewhere")
                                .claim("client_id", Issuer.AUDIENCE)
                                .build()),
                        "the token does not have a valid audience"),
                forged(
                        "another issuer",
                        ISSUER.signed(good().issuer("https://issuer.example").build()),
                        "the token does not have a valid issuer"),
                forged(
                        "the issuer with a slash more",
                        ISSUER.signed(good().issuer(ISSUER.url() + "/").build()),
                        "the token does not have a valid issuer"),
                forged("expired", ISSUER.signed(good().expirationTime(in(-1)).build()), "the token has expired"),
                forged(
                        "never expires",
                        ISSUER.signed(good().expirationTime(null).build()),
                        "the token has expired"),
                forged(
                        "not valid yet",
                        ISSUER.signed(good().notBeforeTime(in(60)).build()),
                        "the token is not valid yet"),
                forged(
                        "issued tomorrow",
                        ISSUER.signed(good().issueTime(in(60)).build()),
                        "the token is not valid yet"),
                forged(
                        "a key that the issuer does not have",
                        Issuer.signed(good().build(), Issuer.key("unknown")),
                        "the token's signature is invalid"),
                forged(
                        "another key under a kid that it has",
                        Issuer.signed(good().build(), ofAnAttacker),
                        "the token's signature is invalid"),
                forged(
                        "its own key in its header",
                        Issuer.signed(bringsItsKey, good().build(), new RSASSASigner(ofAnAttacker)),
                        "the token's signature is invalid"),
                forged(
                        "no kid",
                        Issuer.signed(withoutKid, good().build(), new RSASSASigner(key)),
                        "the token has no kid"),
                forged(
                        "other claims under a good signature",
                        parts[0] + "." + otherClaims + "." + parts[2],
                        "the token's signature is invalid"),
                forged(
                        "a signature that is cut",
                        token.substring(0, token.length() - 20),
                        "the token's signature is invalid"),
                forged("no signature", parts[0] + "." + parts[1] + ".", "the token is malformed"),
                forged("two parts", parts[0] + "." + parts[1], "the token is malformed"),
                forged("no token", "nonsense", "the token is malformed"));
    }

    private static Arguments forged(String how, String token, String reason) {
        return Arguments.of(how, token, reason);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("forged")
    void aForgedTokenIsA401(String how, String token, String reason) {
        Api.Answer answer = ask("Bearer " + token);

        assertThat(answer.status()).as(how).isEqualTo(401);
        assertThat(answer.json().toString()).isEqualTo("{\"message\":\"Unauthorized\"}");
        assertThat(answer.header("www-authenticate"))
                .isEqualTo("Bearer scope=\"\" error=\"invalid_token\" error_description=\"" + reason + "\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/tasks", "/tasks/nonsense", "/nothing", "/agents/helper/memories"})
    void noTokenIsA401WhateverIsAskedFor(String path) {
        for (Api api : List.of(CLOUD.api(), CLOUD.api().with("Authorization", "Basic dXNlcjpwYXNz"))) {
            Api.Answer answer = api.get(path);

            assertThat(answer.status()).isEqualTo(401);
            assertThat(answer.json().toString()).isEqualTo("{\"message\":\"Unauthorized\"}");
            assertThat(answer.header("www-authenticate")).isEqualTo("Bearer");
        }
    }

    @Test
    void aMachinesTokenIsMeantForItsClientWhereItNamesNoAudience() {
        JWTClaimsSet machine = good().audience((String) null)
                .subject(null)
                .claim("client_id", Issuer.AUDIENCE)
                .build();

        assertThat(ask(ISSUER.signed(machine)).status()).isEqualTo(200);
    }

    @Test
    void aKeyThatTheIssuerAddsIsFound() {
        RSAKey next = Issuer.key("two");
        assertThat(ask(ISSUER.token("acme", "ann")).status()).isEqualTo(200);

        ISSUER.publish(next);

        org.awaitility.Awaitility.await()
                .until(() -> ask(Issuer.signed(good().build(), next)).status() == 200);
    }

    @Test
    void aTokenThatNamesNoTenantIsA403ThatSaysSo() {
        Api.Answer answer = ask(ISSUER.signed(good().claim("tenant", null).build()));

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.json().path("code").asText()).isEqualTo("forbidden");
        assertThat(answer.json().path("detail").asText())
                .isEqualTo("the token has no claim 'tenant', which names the tenant: have it issued");
    }
}
