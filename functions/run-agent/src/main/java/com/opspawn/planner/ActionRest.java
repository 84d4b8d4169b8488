package com.opspawn.planner;

import java.util.OptionalInt;
import java.util.regex.Pattern;

/** What is written behind a tool's name: {@code calculator(2+2)}, {@code `calculator` with {"expression":"2+2"}}. */
final class ActionRest {
    /** Of what was opened before the name. */
    private static final Pattern CLOSING = Pattern.compile("^[`'\"*\\]>]++(?=[\\s({\\[:：,.]|\\z)");

    private static final Pattern SEPARATOR =
            Pattern.compile("(?i)^\\s*+(?:(?:->|=>|→|[:：,;])\\s*+)?+(?:(?:with|using)\\s++(?:the\\s++)?+"
                    + "(?:(?:inputs?|arguments?|args|parameters?)(?:\\s*+[:：]|\\s)\\s*+)?+)?+");
    private static final String BEHIND_A_CALL = " \t\r\n`'\"*.;,";

    private ActionRest() {}

    static String read(String rest) {
        String bare = CLOSING.matcher(rest).replaceFirst("");
        OptionalInt end = matching(bare);
        if (end.isPresent() && isEnd(bare, end.getAsInt() + 1)) {
            return bare.substring(1, end.getAsInt()).strip();
        }
        String words = SEPARATOR.matcher(bare).replaceFirst("").strip();
        boolean wrapped = matching(words).equals(OptionalInt.of(words.length() - 1));
        return wrapped ? words.substring(1, words.length() - 1).strip() : words;
    }

    private static boolean isEnd(String text, int at) {
        return at == text.length() || BEHIND_A_CALL.indexOf(text.charAt(at)) >= 0;
    }

    /** Where the bracket that opens the text closes, if one does. */
    private static OptionalInt matching(String text) {
        if (text.isEmpty() || "([".indexOf(text.charAt(0)) < 0) {
            return OptionalInt.empty();
        }
        char open = text.charAt(0);
        char close = open == '(' ? ')' : ']';
        int depth = 0;
        for (int i = 0; i < text.length(); i++) {
            depth += text.charAt(i) == open ? 1 : text.charAt(i) == close ? -1 : 0;
            if (depth == 0) {
                return OptionalInt.of(i);
            }
        }
        return OptionalInt.empty();
    }
}
