package com.opspawn.benchmarks.model;

/** Text of a given length, in words, so that it is neither free to compress nor free to escape. */
final class Filler {
    private static final String WORDS =
            "the quick brown fox jumps over the lazy dog; \"said\" 42 times, and then again. ";

    private Filler() {}

    /** A text that begins with something of its own. */
    static String text(String begin, int chars) {
        StringBuilder text = new StringBuilder(begin).append(": ");
        while (text.length() < chars) {
            text.append(WORDS);
        }
        text.setLength(Math.max(begin.length(), chars));
        return text.toString();
    }
}
