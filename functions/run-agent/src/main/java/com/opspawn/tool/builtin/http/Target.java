package com.opspawn.tool.builtin.http;

import com.opspawn.net.HostLiteral;
import com.opspawn.tool.ToolException;
import java.net.IDN;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What is fetched, taken from a URL that passed every check that needs no network.
 *
 * @param scheme {@code http} or {@code https}
 * @param host a name in lower-case ASCII, or an address as it was written
 * @param port 80, 443, or 1024 and above
 * @param path path and query, starting with a slash
 */
record Target(String scheme, String host, int port, String path) {
    private static final int LONGEST_URL = 2_000;
    private static final Pattern AUTHORITY = Pattern.compile("(\\[[0-9A-Fa-f:.]+]|[^:\\[\\]]+)(?::(\\d{0,5}))?");
    private static final Pattern NAME = Pattern.compile("[a-z0-9_-]{1,63}(\\.[a-z0-9_-]{1,63})*\\.?");
    private static final int LONGEST_NAME = 253;
    private static final int FIRST_UNPRIVILEGED_PORT = 1024;
    private static final int LAST_PORT = 65_535;

    /** Reads a URL; a fragment is dropped. */
    static Target parse(String url) throws ToolException {
        if (url.length() > LONGEST_URL) {
            throw new ToolException(
                    "the url has " + url.length() + " characters, more than the " + LONGEST_URL + " allowed");
        }
        return of(uri(url));
    }

    private static URI uri(String url) throws ToolException {
        for (int i = 0; i < url.length(); i++) {
            if (url.charAt(i) <= ' ' || url.charAt(i) == 0x7f) {
                throw new ToolException("the url has a space, line break or control character at position " + (i + 1)
                        + ": percent-encode it, a space as %20");
            }
        }
        try {
            return new URI(url);
        } catch (URISyntaxException e) {
            throw new ToolException("not a url: " + e.getMessage(), e);
        }
    }

    private static Target of(URI uri) throws ToolException {
        String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        if (!scheme.equals("http") && !scheme.equals("https")) {
            throw new ToolException("only http:// and https:// urls are fetched, not '"
                    + (scheme.isEmpty() ? uri : scheme + ":") + "'");
        }
        String authority = uri.getRawAuthority();
        if (authority == null) {
            throw new ToolException("the url names no host");
        }
        if (authority.contains("@")) {
            throw new ToolException("the url holds a user name or password before '@': leave it out");
        }
        Matcher parts = AUTHORITY.matcher(authority);
        if (!parts.matches()) {
            throw new ToolException("'" + authority + "' is not a host with an optional port");
        }
        return new Target(scheme, host(parts.group(1)), port(scheme, parts.group(2)), path(uri));
    }

    private static String host(String host) throws ToolException {
        if (host.startsWith("[")) {
            return host;
        }
        try {
            String name = IDN.toASCII(host).toLowerCase(Locale.ROOT);
            if (name.length() <= LONGEST_NAME && NAME.matcher(name).matches()) {
                return name;
            }
        } catch (IllegalArgumentException e) {
            throw new ToolException("'" + host + "' is not a host name: " + e.getMessage(), e);
        }
        throw new ToolException("'" + host + "' is not a host name");
    }

    private static int port(String scheme, @Nullable String digits) throws ToolException {
        if (digits == null || digits.isEmpty()) {
            return defaultPort(scheme);
        }
        int port = Integer.parseInt(digits);
        boolean web = port == 80 || port == 443;
        if (!web && (port < FIRST_UNPRIVILEGED_PORT || port > LAST_PORT)) {
            throw new ToolException("port " + port + " is not a web server's: use 80, 443, or 1024 to 65535");
        }
        return port;
    }

    private static int defaultPort(String scheme) {
        return scheme.equals("https") ? 443 : 80;
    }

    private static String path(URI uri) {
        String path = uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
        return URI.create("http://host" + path + query).toASCIIString().substring("http://host".length());
    }

    /** Where a redirect leads; a step from https to http is refused, because anybody on the way could have forged it. */
    Target redirectedTo(String location) throws ToolException {
        Target next = of(URI.create(url()).resolve(uri(location.strip().replace(" ", "%20"))));
        if (isSecure() && !next.isSecure()) {
            throw new ToolException(
                    url() + " redirects from https to " + next.url() + ": fetch that yourself if you" + " trust it");
        }
        return next;
    }

    boolean isSecure() {
        return scheme.equals("https");
    }

    /** The address that the host spells out; empty where it is a name. */
    Optional<InetAddress> address() throws ToolException {
        try {
            return HostLiteral.address(host.toLowerCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new ToolException("'" + host + "' is not an address: " + e.getMessage(), e);
        }
    }

    /** The host as lists of hosts name it: an address in its plain notation, whatever it was written as. */
    String plainHost() throws ToolException {
        return address().map(InetAddress::getHostAddress).orElse(host);
    }

    /** The host and, where it is not the scheme's own, the port. */
    String authority() {
        return port == defaultPort(scheme) ? host : host + ":" + port;
    }

    String url() {
        return scheme + "://" + authority() + path;
    }
}
