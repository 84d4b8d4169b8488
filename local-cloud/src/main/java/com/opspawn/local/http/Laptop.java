package com.opspawn.local.http;

import java.net.URI;
import java.util.Optional;
import java.util.Set;

/**
 * Keeps other people's web pages out of the developer's API: whoever opens one has a browser that reaches the loopback
 * address too. A page says where it is from ({@code Origin}), and one that has its own name lead here says so in
 * {@code Host}.
 */
final class Laptop {
    private static final Set<String> NAMES = Set.of("127.0.0.1", "localhost", "[::1]");

    private Laptop() {}

    /** Why a request is turned away; empty where it comes from this machine. */
    static Optional<HttpAnswer> refusal(HttpRequest request) {
        boolean ownName = isOwn("http://" + request.header("host"));
        String origin = request.header("origin");
        boolean ownPage = origin.isEmpty() || isOwn(origin);
        return ownName && ownPage ? Optional.empty() : Optional.of(HttpAnswer.own(403, "Forbidden"));
    }

    private static boolean isOwn(String address) {
        try {
            String host = URI.create(address).getHost();
            return host != null && NAMES.contains(host);
        } catch (IllegalArgumentException noAddress) {
            return false;
        }
    }
}
