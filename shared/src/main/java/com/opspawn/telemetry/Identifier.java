package com.opspawn.telemetry;

import java.util.Optional;
import java.util.regex.Pattern;

/** What others name may be an id, or a text under the name of one: only the former is told on. */
final class Identifier {
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_.:-]{1,128}");

    private Identifier() {}

    static Optional<String> in(String text) {
        return ID.matcher(text).matches() ? Optional.of(text) : Optional.empty();
    }
}
