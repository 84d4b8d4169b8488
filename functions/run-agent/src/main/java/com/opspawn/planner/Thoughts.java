package com.opspawn.planner;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What reasoning models think aloud, in tags before their answer. It is kept in the journal as it was written, and is
 * neither part of a result nor read for calls.
 */
final class Thoughts {
    private static final Pattern OPEN = Pattern.compile("(?i)<(think|thinking|thought|reasoning)>");
    /** Some providers leave out the tag that begins the thoughts. */
    private static final Pattern ORPHAN = Pattern.compile("(?i)</(?:think|thinking|thought|reasoning)>[ \\t]*+\\R");

    private Thoughts() {}

    /** The words behind the thoughts; a tag in the middle of an answer belongs to the answer. */
    static String without(String text) {
        String words = text.strip();
        Matcher open = OPEN.matcher(words);
        int from = 0;
        while (open.region(from, words.length()).lookingAt()) {
            int end = end(words, open);
            if (end < 0) {
                return words.substring(from);
            }
            from = afterBlanks(words, end);
        }
        Matcher orphan = ORPHAN.matcher(words);
        boolean opened = open.region(from, words.length()).find();
        return orphan.find(from) && !(opened && open.start() < orphan.start())
                ? words.substring(orphan.end()).strip()
                : words.substring(from);
    }

    /** Whether a text begins with thoughts that do not end. */
    static boolean areOpen(String blanked) {
        return OPEN.matcher(blanked.stripLeading()).lookingAt();
    }

    /** All thoughts overwritten with blanks, so that every other character keeps its place. */
    static String blanked(String text) {
        StringBuilder blanked = new StringBuilder(text);
        Matcher open = OPEN.matcher(text);
        int from = 0;
        while (open.find(from)) {
            int end = end(text, open);
            if (end < 0) {
                break;
            }
            blank(blanked, open.start(), end);
            from = end;
        }
        Matcher orphan = ORPHAN.matcher(blanked);
        if (orphan.find()) {
            blank(blanked, 0, orphan.end());
        }
        return blanked.toString();
    }

    /** Where an opened block ends; below zero where it does not. */
    private static int end(String text, Matcher open) {
        String tag = "</" + open.group(1) + ">";
        int close = text.indexOf(tag, open.end());
        return close < 0 ? -1 : close + tag.length();
    }

    private static int afterBlanks(String text, int from) {
        int at = from;
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        return at;
    }

    /** Lines stay lines. */
    static void blank(StringBuilder text, int start, int end) {
        for (int i = start; i < end; i++) {
            if (text.charAt(i) != '\n' && text.charAt(i) != '\r') {
                text.setCharAt(i, ' ');
            }
        }
    }
}
