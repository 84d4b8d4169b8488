package com.opspawn.local.template;

import java.util.List;

/** Who may call a route. */
public sealed interface Authorization {
    /** Everyone ({@code NONE}). */
    record Open() implements Authorization {}

    /** Who signs with the account's IAM ({@code AWS_IAM}); here everyone, as the developer. */
    record Signed() implements Authorization {}

    /**
     * Who brings a token ({@code JWT}).
     *
     * @param issuer as tokens must name it, and where its keys are found
     * @param audience one of which a token must be for
     * @param scopes one of which a token must grant; none is asked for where empty
     */
    record Token(String issuer, List<String> audience, List<String> scopes) implements Authorization {
        public Token {
            audience = List.copyOf(audience);
            scopes = List.copyOf(scopes);
        }

        Token withScopes(List<String> asked) {
            return new Token(issuer, audience, asked);
        }
    }
}
