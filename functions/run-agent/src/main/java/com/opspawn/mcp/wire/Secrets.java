package com.opspawn.mcp.wire;

import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;

/** What a server was given to prove who it acts for, and that must not come back in any text. */
public final class Secrets {
    /** What is shorter may be a common word. */
    private static final int SHORTEST = 8;

    private final Map<String, String> names = new TreeMap<>(
            Comparator.<String>comparingInt(String::length).reversed().thenComparing(Comparator.naturalOrder()));

    /** @param names what stands in for each value, by value */
    public Secrets(Map<String, String> names) {
        names.forEach((value, name) -> {
            if (value.length() >= SHORTEST) {
                this.names.put(value, name);
            }
        });
    }

    /** The text with every secret's name in its place, longest first. */
    public String hide(String text) {
        String hidden = text;
        for (Map.Entry<String, String> secret : names.entrySet()) {
            hidden = hidden.replace(secret.getKey(), "[" + secret.getValue() + "]");
        }
        return hidden;
    }

    /** Never shows one. */
    @Override
    public String toString() {
        return "Secrets[" + names.size() + "]";
    }
}
