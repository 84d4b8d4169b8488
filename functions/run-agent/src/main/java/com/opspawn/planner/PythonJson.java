package com.opspawn.planner;

import java.util.Map;
import java.util.Set;

/**
 * Makes JSON of what is nearly JSON, character for character: Python's {@code True}, {@code False} and {@code None},
 * {@code name=value} for {@code name:value}, and curly quotes around strings.
 */
final class PythonJson {
    private static final Map<String, String> WORDS = Map.of("True", "true", "False", "false", "None", "null");
    private static final String OPENING = "\"'“”";
    private static final Set<Character> CURLY = Set.of('“', '”');

    private final StringBuilder text;
    private int at;

    PythonJson(String text) {
        this.text = new StringBuilder(text);
    }

    /** As long as the original: every character keeps its place. */
    String fixed() {
        while (at < text.length()) {
            char c = text.charAt(at);
            if (OPENING.indexOf(c) >= 0) {
                string(c);
            } else if (isWord(c)) {
                word();
            } else {
                at++;
            }
        }
        return text.toString();
    }

    private void string(char opening) {
        boolean curly = CURLY.contains(opening);
        text.setCharAt(at++, curly ? '"' : opening);
        while (at < text.length()) {
            char c = text.charAt(at++);
            if (c == '\\') {
                at++;
            } else if (curly ? CURLY.contains(c) : c == opening) {
                text.setCharAt(at - 1, curly ? '"' : opening);
                return;
            }
        }
    }

    private void word() {
        int start = at;
        while (at < text.length() && isWord(text.charAt(at))) {
            at++;
        }
        String word = text.substring(start, at);
        text.replace(start, at, WORDS.getOrDefault(word, word));
        int next = at;
        while (next < text.length() && text.charAt(next) == ' ') {
            next++;
        }
        if (next < text.length() && text.charAt(next) == '=') {
            text.setCharAt(next, ':');
        }
        at = next;
    }

    private static boolean isWord(char c) {
        return c == '_' || Character.isLetterOrDigit(c);
    }
}
