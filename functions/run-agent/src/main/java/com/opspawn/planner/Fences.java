package com.opspawn.planner;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Code fences, which models put around anything. */
final class Fences {
    private static final String FENCE = "```";
    private static final Pattern BLANKS = Pattern.compile("\\s*+");
    /** With the language, where a line or an object follows it. */
    private static final Pattern OPENING =
            Pattern.compile("\\s*+(```(?:[a-zA-Z_]++(?=[ \\t]*+[\\r\\n{]))?+)\\s*+", Pattern.UNICODE_CHARACTER_CLASS);

    private static final Pattern CLOSING = Pattern.compile("\\s*+```");

    private Fences() {}

    /** The only fence, around a whole answer, overwritten with blanks: every other character keeps its place. */
    static String blanked(String text) {
        Matcher opening = OPENING.matcher(text);
        int last = text.lastIndexOf(FENCE);
        if (!opening.lookingAt() || !isOnly(text, opening.start(1), last)) {
            return text;
        }
        StringBuilder blanked = new StringBuilder(text);
        Thoughts.blank(blanked, opening.start(1), opening.end(1));
        Thoughts.blank(blanked, last, last + FENCE.length());
        return blanked.toString();
    }

    /** Whether the second fence is the last, and the end. */
    private static boolean isOnly(String text, int first, int last) {
        return last > first
                && text.indexOf(FENCE, first + FENCE.length()) == last
                && text.substring(last + FENCE.length()).isBlank();
    }

    /** Where what stands behind blanks, and a fence if there is one, begins. */
    static int behind(String text, int from) {
        return end(OPENING, text, end(BLANKS, text, from));
    }

    /** Where a fence that closes right here ends. */
    static int behindClosing(String text, int from) {
        return end(CLOSING, text, from);
    }

    private static int end(Pattern pattern, String text, int from) {
        Matcher matcher = pattern.matcher(text).region(from, text.length());
        return matcher.lookingAt() ? matcher.end() : from;
    }

    /** The words in the only fence, or between blanks; without the fence that closes what was opened before. */
    static String without(String text) {
        String words = blanked(text).strip();
        boolean closes = words.endsWith(FENCE) && words.indexOf(FENCE) == words.length() - FENCE.length();
        return closes ? words.substring(0, words.length() - FENCE.length()).strip() : words;
    }
}
