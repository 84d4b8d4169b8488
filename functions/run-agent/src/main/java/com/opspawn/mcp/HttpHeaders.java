package com.opspawn.mcp;

import com.opspawn.http.Fields;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The headers that a servers file gives a server. */
final class HttpHeaders {
    /** Set by the client itself. */
    private static final Set<String> OURS = Set.of(
            "accept",
            "connection",
            "content-length",
            "content-type",
            "expect",
            "host",
            "last-event-id",
            "mcp-protocol-version",
            "mcp-session-id",
            "transfer-encoding",
            "upgrade");

    /** What is longer and has no space is rarely a word. */
    private static final int LIKE_A_KEY = 20;

    private HttpHeaders() {}

    /** Notes what no request can carry; never the value. */
    static void check(Map<String, String> headers, Fields fields) {
        headers.forEach((name, value) -> {
            String place = "headers." + name;
            if (!name.matches("[!#$%&'*+.^_`|~0-9A-Za-z-]+")) {
                fields.note(place, "invalid", "is no name of a header");
            } else if (OURS.contains(name.toLowerCase(Locale.ROOT))) {
                fields.note(place, "invalid", "is set by the client itself: leave it out");
            }
            if (!value.matches("[ -~\\t]*")) {
                fields.note(place, "invalid", "holds a character that no header has: copy it again");
            }
        });
    }

    /** What of a header must not show up elsewhere, without {@code Bearer} before it; empty where that is nothing. */
    static Optional<String> secret(String name, String value) {
        String last = value.strip().substring(value.strip().lastIndexOf(' ') + 1);
        boolean telling = name.toLowerCase(Locale.ROOT).matches(".*(auth|key|token|secret|cookie|pass|session|cred).*");
        return Optional.of(last).filter(text -> telling || text.length() >= LIKE_A_KEY);
    }
}
