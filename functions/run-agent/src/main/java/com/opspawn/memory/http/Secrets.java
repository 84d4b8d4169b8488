package com.opspawn.memory.http;

import java.util.Collection;
import java.util.List;

/** Hides keys: some servers repeat a wrong one in their answer. */
final class Secrets {
    /** What is shorter stands in for no key, and may be a common word. */
    private static final int SHORTEST = 8;

    private final List<String> values;

    /** @param headers the values of headers, such as {@code Bearer key} */
    Secrets(Collection<String> headers) {
        this.values = headers.stream()
                .map(value -> value.substring(value.indexOf(' ') + 1))
                .filter(value -> value.length() >= SHORTEST)
                .toList();
    }

    String hiddenIn(String text) {
        String shown = text;
        for (String value : values) {
            shown = shown.replace(value, "[key]");
        }
        return shown;
    }
}
