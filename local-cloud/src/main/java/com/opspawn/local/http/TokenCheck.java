package com.opspawn.local.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.SignedJWT;
import com.opspawn.local.template.Authorization;
import java.io.IOException;
import java.text.ParseException;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Checks a token as API Gateway's JWT authorizer does:
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-jwt-authorizer.html
 */
final class TokenCheck {
    /** All that API Gateway takes. The key's type comes from here, never from the token: an HMAC of a public key is none. */
    private static final Set<JWSAlgorithm> ALGORITHMS =
            Set.of(JWSAlgorithm.RS256, JWSAlgorithm.RS384, JWSAlgorithm.RS512);

    private static final Pattern BEARER = Pattern.compile("(?i:Bearer )? *([^ ]+)");

    private final Authorization.Token rule;
    private final SigningKeys keys;
    private final InstantSource clock;

    TokenCheck(Authorization.Token rule, SigningKeys keys, InstantSource clock) {
        this.rule = rule;
        this.keys = keys;
        this.clock = clock;
    }

    /** @param authorization the header's value, empty where there is none */
    Verdict judge(String authorization) {
        Matcher bearer = BEARER.matcher(authorization);
        if (!bearer.matches()) {
            return new Verdict.Refused(unauthorized("Bearer"));
        }
        try {
            return judge(Claims.read(verified(SignedJWT.parse(bearer.group(1)))));
        } catch (ParseException e) {
            return invalid("the token is malformed");
        } catch (InvalidToken e) {
            return invalid(e.reason());
        }
    }

    private SignedJWT verified(SignedJWT token) throws InvalidToken {
        JWSAlgorithm algorithm = token.getHeader().getAlgorithm();
        if (!ALGORITHMS.contains(algorithm)) {
            throw new InvalidToken("signing method " + word(algorithm.getName()) + " is invalid");
        }
        if (token.getHeader().getKeyID() == null) {
            throw new InvalidToken("the token has no kid");
        }
        for (JWK key : keys(token)) {
            if (isSignedWith(key, token)) {
                return token;
            }
        }
        throw new InvalidToken("the token's signature is invalid");
    }

    /** What a token says stands in a header of the answer. */
    private static String word(String text) {
        return text.replaceAll("[^A-Za-z0-9_-]", "?");
    }

    private List<JWK> keys(SignedJWT token) throws InvalidToken {
        try {
            return keys.of(token.getHeader());
        } catch (IOException e) {
            throw new InvalidToken("the issuer's keys cannot be read: " + rule.issuer());
        }
    }

    private static boolean isSignedWith(JWK key, SignedJWT token) {
        try {
            return key instanceof RSAKey rsa && token.verify(new RSASSAVerifier(rsa.toRSAPublicKey()));
        } catch (JOSEException e) {
            return false;
        }
    }

    private Verdict judge(Claims claims) throws InvalidToken {
        claims.check(rule, clock.instant());
        Set<String> granted = claims.scopes();
        List<String> matching = rule.scopes().stream().filter(granted::contains).toList();
        if (matching.isEmpty() && !rule.scopes().isEmpty()) {
            return new Verdict.Refused(HttpAnswer.own(403, "Forbidden")
                    .with("www-authenticate", challenge("insufficient_scope", "the token has no scope of the route")));
        }
        ObjectNode caller = claims.asEventsHaveThem(matching);
        return new Verdict.Admitted(Optional.of(caller));
    }

    private Verdict invalid(String reason) {
        return new Verdict.Refused(unauthorized(challenge("invalid_token", reason)));
    }

    private String challenge(String error, String reason) {
        return "Bearer scope=\"" + String.join(" ", rule.scopes()) + "\" error=\"" + error + "\" error_description=\""
                + reason + "\"";
    }

    private static HttpAnswer unauthorized(String challenge) {
        return HttpAnswer.own(401, "Unauthorized").with("www-authenticate", challenge);
    }
}
