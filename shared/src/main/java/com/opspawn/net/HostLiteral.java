package com.opspawn.net;

import java.net.InetAddress;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Addresses written where a host's name may stand.
 *
 * <p>Besides {@code 127.0.0.1} there are {@code 2130706433}, {@code 0x7f.1} and {@code 0177.0.0.1}, which C libraries
 * and browsers read as the same address. They are read in the same way here (the rule is WHATWG URL's IPv4 parser), so
 * that they are checked as what they are and never handed to a resolver that may think otherwise.
 */
public final class HostLiteral {
    private static final Pattern NUMERIC_END = Pattern.compile("(.*\\.)?(\\d+|0x[0-9a-f]*)\\.?");
    private static final Pattern HEX = Pattern.compile("0x[0-9a-f]*");
    private static final Pattern OCTAL = Pattern.compile("0[0-7]+");
    private static final Pattern DECIMAL = Pattern.compile("0|[1-9]\\d*");
    private static final int MOST_DIGITS = 12;

    private HostLiteral() {}

    /**
     * The address that a lower-case host spells, or empty where it is a name.
     *
     * @throws IllegalArgumentException where it looks like an address and is none
     */
    public static Optional<InetAddress> address(String host) {
        if (host.startsWith("[") && host.endsWith("]")) {
            return Optional.of(InetAddress.ofLiteral(host.substring(1, host.length() - 1)));
        }
        return NUMERIC_END.matcher(host).matches() ? Optional.of(version4(host)) : Optional.empty();
    }

    private static InetAddress version4(String host) {
        String[] parts = (host.endsWith(".") ? host.substring(0, host.length() - 1) : host).split("\\.", -1);
        if (parts.length > 4) {
            throw new IllegalArgumentException("an IPv4 address has at most four parts");
        }
        long address = number(parts[parts.length - 1], 1L << (8 * (5 - parts.length)));
        for (int i = 0; i < parts.length - 1; i++) {
            address += number(parts[i], 256) << (8 * (3 - i));
        }
        return InetAddress.ofLiteral(
                "%d.%d.%d.%d".formatted(address >> 24, (address >> 16) & 0xff, (address >> 8) & 0xff, address & 0xff));
    }

    private static long number(String part, long limit) {
        long number = part.length() > MOST_DIGITS ? limit : parsed(part);
        if (number >= limit) {
            throw new IllegalArgumentException("'" + part + "' is too large for its place in an IPv4 address");
        }
        return number;
    }

    private static long parsed(String part) {
        if (HEX.matcher(part).matches()) {
            return part.length() == 2 ? 0 : Long.parseLong(part.substring(2), 16);
        }
        if (OCTAL.matcher(part).matches()) {
            return Long.parseLong(part, 8);
        }
        if (DECIMAL.matcher(part).matches()) {
            return Long.parseLong(part);
        }
        throw new IllegalArgumentException("'" + part + "' is not a number of an IPv4 address");
    }
}
