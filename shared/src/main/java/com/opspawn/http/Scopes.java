package com.opspawn.http;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** The scopes that a token grants. */
final class Scopes {
    private Scopes() {}

    /**
     * Of the claims that hold them at one provider or another. The gateway's own {@code jwt.scopes} does not serve: it is
     * null wherever the route asks for none.
     */
    static Set<String> of(Map<String, String> claims) {
        Set<String> scopes = new HashSet<>();
        for (String name : Set.of("scope", "scp")) {
            scopes.addAll(words(claims.getOrDefault(name, "")));
        }
        return scopes;
    }

    /** As a token's text has them, or as the gateway writes a token's list: {@code [a b]}. */
    private static Set<String> words(String claim) {
        String text = claim.strip();
        boolean list = text.startsWith("[") && text.endsWith("]");
        String inner = list ? text.substring(1, text.length() - 1) : text;
        return new HashSet<>(Arrays.stream(inner.split(" ", -1))
                .filter(word -> !word.isEmpty())
                .toList());
    }
}
