package com.opspawn.mcp;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Puts values in the place of {@code ${NAME}}, {@code ${env:NAME}} and {@code ${NAME:-default}}; remembers which. */
final class Variables {
    private static final Pattern REFERENCE = Pattern.compile("\\$\\{(?:env:)?([A-Za-z_][A-Za-z0-9_]*)(?::-([^}]*))?}");
    /** What every program may know of the machine; hiding a home directory would only garble paths. */
    private static final Set<String> PLAIN =
            Set.of("PATH", "HOME", "USER", "LOGNAME", "SHELL", "LANG", "TMPDIR", "PWD");

    private final Map<String, String> values;
    private final Map<String, String> secrets = new TreeMap<>();

    Variables(Map<String, String> values) {
        this.values = Map.copyOf(values);
    }

    /** The names in a text, in order. */
    static Set<String> named(String text) {
        Set<String> names = new TreeSet<>();
        REFERENCE.matcher(text).results().forEach(reference -> names.add(reference.group(1)));
        return names;
    }

    /**
     * What a text became; what has no value stands there as it was written.
     *
     * @param missing names without a value
     * @param malformed whether there is a <code>${</code> that leads to no name
     */
    record Expanded(String text, Set<String> missing, boolean malformed) {}

    Expanded expand(String text) {
        StringBuilder expanded = new StringBuilder();
        Set<String> missing = new TreeSet<>();
        Matcher reference = REFERENCE.matcher(text);
        while (reference.find()) {
            String name = reference.group(1);
            String value = values.getOrDefault(name, "");
            if (!value.isBlank()) {
                remember(name, value);
            } else if (reference.group(2) != null) {
                value = reference.group(2);
            } else {
                missing.add(name);
                value = reference.group();
            }
            reference.appendReplacement(expanded, Matcher.quoteReplacement(value));
        }
        reference.appendTail(expanded);
        return new Expanded(
                expanded.toString(), missing, reference.reset().replaceAll("").contains("${"));
    }

    /** A path is no secret either. */
    private void remember(String name, String value) {
        if (!PLAIN.contains(name) && !value.startsWith("/")) {
            secrets.put(value, name);
        }
    }

    /** The values that were used and may be secret, with the variable's name. */
    Map<String, String> secrets() {
        return Map.copyOf(secrets);
    }
}
