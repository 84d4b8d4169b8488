package com.opspawn.local.http;

import com.opspawn.local.template.Authorization;
import com.opspawn.local.template.HttpRoute;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Lets requests through as their route asks. */
final class Gate {
    private final Map<Authorization.Token, TokenCheck> checks = new HashMap<>();

    Gate(List<HttpRoute> routes, InstantSource clock) {
        Map<String, SigningKeys> keys = new HashMap<>();
        for (HttpRoute route : routes) {
            if (route.authorization() instanceof Authorization.Token token) {
                SigningKeys ofIssuer = keys.computeIfAbsent(token.issuer(), issuer -> new SigningKeys(issuer, clock));
                checks.put(token, new TokenCheck(token, ofIssuer, clock));
            }
        }
    }

    Verdict judge(Authorization authorization, HttpRequest request) {
        return switch (authorization) {
            // Signatures are not checked here: there is no IAM on a laptop, and only the developer reaches it.
            case Authorization.Open _, Authorization.Signed _ -> new Verdict.Admitted(Optional.empty());
            case Authorization.Token token ->
                Objects.requireNonNull(checks.get(token)).judge(request.header("authorization"));
        };
    }
}
