package com.opspawn.mcp;

import com.opspawn.http.Fields;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where a server may be. Private addresses are allowed, other than for what a model wants to fetch: this address is the
 * operator's own word. But what is not encrypted stays on the machine.
 */
final class HttpAddress {
    private HttpAddress() {}

    /** The address, or a note of what is wrong with it; never with the address itself, which may hold a key. */
    static Optional<URI> read(String text, Fields fields) {
        Optional<URI> uri = parse(text.strip());
        if (uri.isEmpty()) {
            fields.note("url", "invalid", "is no address: use https://host/path, without a user and a fragment");
            return Optional.empty();
        }
        if (!uri.get().getScheme().equalsIgnoreCase("https")
                && !isLoopback(uri.get().getHost())) {
            fields.note("url", "invalid", "must begin with https://: http:// is for servers on this machine only");
            return Optional.empty();
        }
        return uri;
    }

    private static Optional<URI> parse(String text) {
        try {
            URI uri = new URI(text);
            String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
            boolean http = scheme.equals("http") || scheme.equals("https");
            boolean plain = uri.getRawUserInfo() == null && uri.getRawFragment() == null;
            return http && plain && uri.getHost() != null ? Optional.of(uri) : Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    private static boolean isLoopback(@Nullable String host) {
        return host != null
                && (host.equalsIgnoreCase("localhost")
                        || host.equals("[::1]")
                        || host.matches("127\\.\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}"));
    }
}
