package com.opspawn.webhook;

import com.opspawn.net.HostLiteral;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where a webhook goes, checked as far as that needs no network. What stands in its path and query may be a secret of the
 * receiver: only the host is for messages.
 *
 * @param scheme {@code https}, or {@code http} to this machine
 * @param host a name in lower-case ASCII, or an address as it was written
 * @param port 80, 443, or 1024 and above
 * @param path path and query, starting with a slash
 */
public record WebhookUrl(String scheme, String host, int port, String path) {
    public static final int MAX_LENGTH = 2_000;

    private static final Pattern NAME = Pattern.compile("[a-z0-9_-]{1,63}(\\.[a-z0-9_-]{1,63})*\\.?");
    private static final int LONGEST_NAME = 253;
    private static final int FIRST_UNPRIVILEGED_PORT = 1024;
    private static final int LAST_PORT = 65_535;

    /**
     * Reads a URL.
     *
     * @throws IllegalArgumentException with what is wrong, to follow the name of the field or setting
     */
    public static WebhookUrl parse(String text, WebhookNetwork network) {
        require(text.length() <= MAX_LENGTH, "has more than " + MAX_LENGTH + " characters");
        URI uri = uri(text);
        String scheme = lower(uri.getScheme());
        require(scheme.equals("https") || scheme.equals("http"), "must be an https:// address");
        require(uri.getRawUserInfo() == null, "holds a user name or password before '@': leave it out");
        require(uri.getRawFragment() == null, "has a fragment, which is never sent: leave it out");
        String host = lower(uri.getHost());
        require(!host.isEmpty(), "names no host in plain ASCII letters");
        WebhookUrl url = new WebhookUrl(scheme, host, port(scheme, uri.getPort()), path(uri));
        url.check(network);
        return url;
    }

    private static URI uri(String text) {
        try {
            return new URI(text);
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("is no URL: " + e.getReason(), e);
        }
    }

    private static String lower(@Nullable String text) {
        return text == null ? "" : text.toLowerCase(Locale.ROOT);
    }

    private static int port(String scheme, int written) {
        int port = written >= 0 ? written : scheme.equals("https") ? 443 : 80;
        boolean web = port == 80 || port == 443;
        require(
                web || (port >= FIRST_UNPRIVILEGED_PORT && port <= LAST_PORT),
                "has port " + port + ": use 80, 443, or 1024 to 65535");
        return port;
    }

    private static String path(URI uri) {
        String path = uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
        return URI.create("http://host" + path + query).toASCIIString().substring("http://host".length());
    }

    private void check(WebhookNetwork network) {
        require(
                isSecure() || network == WebhookNetwork.LOOPBACK,
                "must start with https://: anybody on the way could read and change what http carries");
        Optional<InetAddress> address = address();
        require(
                address.isPresent()
                        || (host.length() <= LONGEST_NAME && NAME.matcher(host).matches()),
                "has '" + host + "', which is not a host name");
        address.flatMap(literal -> network.refusal(literal, isSecure())).ifPresent(why -> {
            throw new IllegalArgumentException("leads to " + host + ", which is " + why);
        });
    }

    /** The address that the host spells out; empty where it is a name. */
    public Optional<InetAddress> address() {
        try {
            return HostLiteral.address(host);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("has '" + host + "', which is not an address: " + e.getMessage(), e);
        }
    }

    public boolean isSecure() {
        return scheme.equals("https");
    }

    /** The host and, where it is not the scheme's own, the port. */
    public String authority() {
        return port == (isSecure() ? 443 : 80) ? host : host + ":" + port;
    }

    /** Never shows path and query. */
    @Override
    public String toString() {
        return scheme + "://" + authority() + "/…";
    }

    private static void require(boolean holds, String problem) {
        if (!holds) {
            throw new IllegalArgumentException(problem);
        }
    }
}
