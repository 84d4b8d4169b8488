package com.opspawn.tool;

/** Shortens text with a mark that says so: nothing is cut silently. */
public final class Cut {
    private Cut() {}

    /** @param maxChars what is kept at the most; the mark comes on top */
    public static String to(int maxChars, String text) {
        if (text.length() <= maxChars) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(maxChars - 1)) ? maxChars - 1 : maxChars;
        return text.substring(0, end) + "\n[cut: the first " + end + " of " + text.length() + " characters]";
    }
}
