package com.opspawn.local.http;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.nimbusds.jwt.SignedJWT;
import com.opspawn.local.template.Authorization;
import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** What a token says, once its signature is known to be good. */
record Claims(JsonNode json) {
    private static final ObjectMapper JSON = new ObjectMapper().enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);

    static Claims read(SignedJWT token) throws InvalidToken {
        try {
            JsonNode json = JSON.readTree(token.getPayload().toBytes());
            if (json instanceof ObjectNode) {
                return new Claims(json);
            }
        } catch (IOException e) {
            // Told as the rest.
        }
        throw new InvalidToken("the token is malformed");
    }

    void check(Authorization.Token rule, Instant now) throws InvalidToken {
        if (!text("iss").equals(rule.issuer())) {
            throw new InvalidToken("the token does not have a valid issuer");
        }
        Set<String> meant = json.has("aud") ? words("aud", false) : Set.of(text("client_id"));
        if (meant.stream().noneMatch(rule.audience()::contains)) {
            throw new InvalidToken("the token does not have a valid audience");
        }
        double seconds = now.toEpochMilli() / 1000.0;
        if (!json.path("exp").isNumber() || json.get("exp").doubleValue() <= seconds) {
            throw new InvalidToken("the token has expired");
        }
        for (String name : List.of("nbf", "iat")) {
            if (json.has(name) && (!json.get(name).isNumber() || json.get(name).doubleValue() > seconds)) {
                throw new InvalidToken("the token is not valid yet");
            }
        }
    }

    Set<String> scopes() {
        Set<String> scopes = new HashSet<>(words("scope", true));
        scopes.addAll(words("scp", true));
        return scopes;
    }

    private String text(String name) {
        return json.path(name).isTextual() ? json.get(name).textValue() : "";
    }

    /** One text or a list of them; a list in one text has blanks between. */
    private Set<String> words(String name, boolean blanks) {
        JsonNode claim = json.path(name);
        return claim.isArray()
                ? StreamSupport.stream(claim.spliterator(), false)
                        .map(JsonNode::asText)
                        .collect(Collectors.toSet())
                : Arrays.stream(blanks ? text(name).split(" ", -1) : new String[] {text(name)})
                        .filter(word -> !word.isEmpty())
                        .collect(Collectors.toSet());
    }

    /** Every claim as text, a list as {@code [a b]}; {@code scopes} is null where the route asks for none. */
    ObjectNode asEventsHaveThem(List<String> scopes) {
        ObjectNode authorizer = JSON.createObjectNode();
        ObjectNode jwt = authorizer.putObject("jwt");
        ObjectNode claims = jwt.putObject("claims");
        json.properties().stream()
                .filter(claim -> !claim.getValue().isNull())
                .forEach(claim -> claims.put(claim.getKey(), shown(claim.getValue())));
        jwt.set("scopes", scopes.isEmpty() ? null : JSON.valueToTree(scopes));
        return authorizer;
    }

    private static String shown(JsonNode value) {
        if (value.isArray()) {
            return StreamSupport.stream(value.spliterator(), false)
                    .map(Claims::shown)
                    .collect(Collectors.joining(" ", "[", "]"));
        }
        return value.isValueNode() ? value.asText() : value.toString();
    }
}
