package com.opspawn.tool;

/** Makes what a tool gave a text: what journals, providers and readers can hold. */
final class Clean {
    private static final char REPLACED = '\uFFFD';
    /** More than one such character in so many, and it was never meant to be read. */
    private static final int RARE = 4;

    private Clean() {}

    /**
     * The text without control characters and halves of characters, with a note where there were any.
     *
     * @param whole how long it was before it was cut
     */
    static String text(String text, int whole) {
        long bad = bad(text);
        if (bad == 0) {
            return text;
        }
        if (bad * RARE > text.length() || text.indexOf(0) >= 0) {
            return "[binary: " + whole + " characters that are no text, not shown]";
        }
        StringBuilder clean = new StringBuilder(text);
        for (int i = 0; i < clean.length(); i++) {
            if (isBad(text, i)) {
                clean.setCharAt(i, REPLACED);
            }
        }
        return clean + "\n[cleaned: " + bad + " characters that are no text are shown as " + REPLACED + "]";
    }

    private static long bad(String text) {
        long bad = 0;
        for (int i = 0; i < text.length(); i++) {
            bad += isBad(text, i) ? 1 : 0;
        }
        return bad;
    }

    private static boolean isBad(String text, int at) {
        char c = text.charAt(at);
        if (Character.isSurrogate(c)) {
            boolean first = Character.isHighSurrogate(c);
            int other = first ? at + 1 : at - 1;
            boolean paired = other >= 0
                    && other < text.length()
                    && (first
                            ? Character.isLowSurrogate(text.charAt(other))
                            : Character.isHighSurrogate(text.charAt(other)));
            return !paired;
        }
        return Character.isISOControl(c) && c != '\n' && c != '\t' && c != '\r';
    }
}
