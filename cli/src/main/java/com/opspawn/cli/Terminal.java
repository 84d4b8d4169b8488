package com.opspawn.cli;

/** What users, models and tools wrote, made fit to be printed: it must not drive the terminal. */
final class Terminal {
    private static final int MAX_SHOWN = 300;

    private Terminal() {}

    /** Without control characters, but for line breaks and tabs. */
    static String safe(String text) {
        return text.replaceAll("[\\p{Cntrl}&&[^\\n\\t]]", "").replaceAll("[\\x80-\\x9f]", "");
    }

    /** The same on one line. */
    static String line(String text) {
        return safe(text.strip().replaceAll("\\s+", " "));
    }

    /** The same, cut where it is long. */
    static String shortened(String text) {
        String line = line(text);
        return line.length() <= MAX_SHOWN ? line : line.substring(0, MAX_SHOWN) + "…";
    }
}
