package com.opspawn.planner;

import java.util.regex.Pattern;

/** Markdown and punctuation around names and answers. */
final class Decoration {
    private static final String BOLD = "**";
    private static final Pattern OPENING = Pattern.compile("^[\\s`'\"*\\[(<]++");
    private static final Pattern CLOSING = Pattern.compile("[\\s`'\"*.!;)\\]>]++\\z");

    private Decoration() {}

    /** The end of bold print that began before the text. */
    static String closed(String text) {
        boolean once = text.indexOf(BOLD) == text.length() - BOLD.length();
        return once && text.endsWith(BOLD) ? text.substring(0, text.length() - BOLD.length()) : text;
    }

    static String withoutOpening(String text) {
        return OPENING.matcher(text).replaceFirst("");
    }

    /** Looks only at the end of short texts: a pattern for an end is tried at every place. */
    static String without(String text) {
        return CLOSING.matcher(withoutOpening(text)).replaceFirst("");
    }
}
