package com.opspawn.local.template;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code AWS::ApiGatewayV2::Route} to {@link HttpRoute}. */
final class RouteReader {
    private static final Set<String> METHODS =
            Set.of("ANY", "GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");
    private static final Pattern KEY = Pattern.compile("([A-Z]+) (/.*)");
    private static final HttpRoute UNREADABLE = new HttpRoute("ANY", "/", "", new Authorization.Open());

    HttpRoute read(Section section, String function, Map<String, Authorization.Token> authorizers) {
        section.ignoring("ApiId", "OperationName", "Target");
        Authorization authorization = authorization(section, authorizers);
        HttpRoute route = keyed(section, function, authorization);
        section.refuseRest();
        return route;
    }

    private static HttpRoute keyed(Section section, String function, Authorization authorization) {
        String key = section.required("RouteKey");
        if (key.equals(HttpRoute.DEFAULT)) {
            return new HttpRoute("ANY", key, function, authorization);
        }
        Matcher both = KEY.matcher(key);
        if (both.matches() && METHODS.contains(both.group(1))) {
            return new HttpRoute(both.group(1), both.group(2), function, authorization);
        }
        section.refuse("RouteKey", "must be a method and a path, such as GET /tasks, or $default, and is " + key);
        return UNREADABLE;
    }

    private static Authorization authorization(Section section, Map<String, Authorization.Token> authorizers) {
        Optional<String> authorizer = section.text("AuthorizerId");
        List<String> scopes = section.list("AuthorizationScopes");
        return switch (section.text("AuthorizationType", "")) {
            case "NONE" -> new Authorization.Open();
            case "AWS_IAM" -> new Authorization.Signed();
            case "JWT" ->
                authorizer
                        .map(authorizers::get)
                        .<Authorization>map(token -> token.withScopes(scopes))
                        .orElseGet(() -> {
                            section.refuse("AuthorizerId", "must be a JWT authorizer of this template");
                            return new Authorization.Open();
                        });
            // AWS takes its absence for NONE; whoever forgets it gives everything away.
            default -> {
                section.refuse(
                        "AuthorizationType",
                        "AuthorizationType must be AWS_IAM, JWT, or NONE for what everyone may call");
                yield new Authorization.Open();
            }
        };
    }
}
