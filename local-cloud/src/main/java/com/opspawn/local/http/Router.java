package com.opspawn.local.http;

import com.opspawn.local.template.HttpRoute;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Picks a route as an HTTP API does: the most specific path that matches, on it a named method before {@code ANY}, and
 * {@code $default} last.
 */
final class Router {
    /** @param pathParameters decoded */
    record Match(HttpRoute route, Map<String, String> pathParameters) {}

    private record Candidate(HttpRoute route, PathPattern pattern) {
        Optional<Match> match(String rawPath) {
            return pattern.match(rawPath).map(variables -> new Match(route, variables));
        }
    }

    private final List<Candidate> candidates;
    private final Optional<Match> fallback;

    Router(List<HttpRoute> routes) {
        this.candidates = routes.stream()
                .filter(route -> !route.isDefault())
                .map(route -> new Candidate(route, PathPattern.of(route.path())))
                .sorted(Comparator.comparing(
                                (Candidate candidate) -> candidate.pattern().rank())
                        .thenComparing(candidate -> candidate.route().method().equals("ANY")))
                .toList();
        this.fallback =
                routes.stream().filter(HttpRoute::isDefault).findFirst().map(route -> new Match(route, Map.of()));
    }

    Optional<Match> pick(String method, String rawPath) {
        return candidates.stream()
                .filter(candidate -> candidate.route().answers(method))
                .flatMap(candidate -> candidate.match(rawPath).stream())
                .findFirst()
                .or(() -> fallback);
    }
}
