package com.opspawn.policy;

import java.net.IDN;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Host names as a policy lists them: {@code api.github.com} for itself, {@code *.github.com} for what is under it. */
public final class HostPattern {
    private static final int LONGEST_NAME = 253;
    private static final Pattern NAME =
            Pattern.compile("(\\*\\.)?[a-z0-9_]([a-z0-9_-]{0,62})(\\.[a-z0-9_][a-z0-9_-]{0,62})*");
    private static final Pattern ADDRESS =
            Pattern.compile("(.*\\.)?(\\d+|0x[0-9a-f]*)|.*[\\[\\]].*|[0-9a-f]*:[0-9a-f:.]*:.*");

    private HostPattern() {}

    /** As it is compared: lower case, international names in their ASCII form. Only where {@link #problem} has none. */
    public static String normal(String text) {
        String start = text.startsWith("*.") ? "*." : "";
        return start + IDN.toASCII(text.substring(start.length())).toLowerCase(Locale.ROOT);
    }

    /** What is wrong with it and how to write it, as the end of the sentence "it …"; empty where nothing is. */
    public static Optional<String> problem(String text) {
        if (text.equals("*")) {
            return Optional.of("is any host: leave hosts out for that");
        }
        if (text.contains("/") || text.contains("@")) {
            return Optional.of("is a URL: write the host's name alone");
        }
        if (ADDRESS.matcher(text.toLowerCase(Locale.ROOT)).matches()) {
            return Optional.of("is an address: write the host's name, which is checked to lead to a public one");
        }
        if (text.contains(":")) {
            return Optional.of("has a port: write the host's name alone");
        }
        return isName(text)
                ? Optional.empty()
                : Optional.of(
                        "is no host: use a name such as api.example.com, or *.example.com for all names under it");
    }

    /** A name without a dot is one of the own network, which is never reached. */
    private static boolean isName(String text) {
        try {
            String name = normal(text);
            boolean dotted = name.startsWith("*.") || name.contains(".");
            return dotted && name.length() <= LONGEST_NAME && NAME.matcher(name).matches();
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
