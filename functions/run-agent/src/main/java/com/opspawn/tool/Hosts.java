package com.opspawn.tool;

import java.net.IDN;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The hosts that an agent may reach. Addresses that are not public are refused whatever stands here.
 *
 * @param patterns names such as {@code api.example.com}, {@code *.example.com} for all names below that one (not for itself),
 *     {@code *} for every host, and addresses as numbers
 */
public record Hosts(List<String> patterns) {
    /** Every public host. */
    public static final Hosts ANY = new Hosts(List.of("*"));

    private static final Pattern NAME = Pattern.compile("[a-z0-9_-]{1,63}(\\.[a-z0-9_-]{1,63})*");
    private static final Pattern VERSION_6 = Pattern.compile("[0-9a-f:.]*:[0-9a-f:.]*");

    /** @throws IllegalArgumentException naming every pattern that is none */
    public Hosts {
        List<String> read = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        for (String pattern : patterns) {
            String plain = plain(pattern);
            String name = plain.startsWith("*.") ? plain.substring(2) : plain;
            if (plain.equals("*")
                    || NAME.matcher(name).matches()
                    || VERSION_6.matcher(plain).matches()) {
                read.add(plain);
            } else {
                problems.add("'" + pattern + "' is no host: use a name such as api.example.com, *.example.com or *");
            }
        }
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException(String.join("; ", problems));
        }
        patterns = List.copyOf(read);
    }

    private static String plain(String pattern) {
        String host = pattern.strip().toLowerCase(Locale.ROOT);
        try {
            return host.startsWith("*.") ? "*." + IDN.toASCII(host.substring(2)) : IDN.toASCII(host);
        } catch (IllegalArgumentException e) {
            return host;
        }
    }

    /**
     * Whether a host may be reached.
     *
     * @param host a name in ASCII, or an address in its plain notation without brackets; a dot at its end says nothing
     */
    public boolean allows(String host) {
        String lower = host.toLowerCase(Locale.ROOT);
        String plain = lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower;
        return patterns.stream().anyMatch(pattern -> matches(pattern, plain));
    }

    private static boolean matches(String pattern, String host) {
        if (pattern.equals("*")) {
            return true;
        }
        String suffix = pattern.substring(1);
        return pattern.startsWith("*")
                ? host.endsWith(suffix) && host.length() > suffix.length()
                : pattern.equals(host);
    }
}
