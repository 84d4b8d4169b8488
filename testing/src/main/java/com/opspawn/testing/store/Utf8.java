package com.opspawn.testing.store;

import org.jspecify.annotations.Nullable;

/** What DynamoDB knows of texts: their bytes in UTF-8. */
final class Utf8 {
    private Utf8() {}

    static int length(String text) {
        int length = text.length();
        for (int i = 0; i < text.length(); i++) {
            char letter = text.charAt(i);
            if (letter >= 0x800) {
                // Half of a surrogate pair is two of its four bytes.
                length += Character.isSurrogate(letter) ? 1 : 2;
            } else if (letter >= 0x80) {
                length++;
            }
        }
        return length;
    }

    /** By bytes, which is by code points, and not by {@code char}s: those put 👋 before the last letters below it. */
    static int compare(String left, String right) {
        int common = Math.min(left.length(), right.length());
        for (int i = 0; i < common; i++) {
            char one = left.charAt(i);
            char other = right.charAt(i);
            if (one != other) {
                boolean differInKind = Character.isSurrogate(one) != Character.isSurrogate(other);
                boolean bothHigh = one >= Character.MIN_SURROGATE && other >= Character.MIN_SURROGATE;
                return differInKind && bothHigh ? (Character.isSurrogate(one) ? 1 : -1) : one - other;
            }
        }
        return left.length() - right.length();
    }

    /** The first text behind all those that begin with the prefix; null where there is none. */
    static @Nullable String afterAllWith(String prefix) {
        int[] letters = prefix.codePoints().toArray();
        for (int last = letters.length - 1; last >= 0; last--) {
            if (letters[last] < Character.MAX_CODE_POINT) {
                int next = letters[last] + 1;
                letters[last] = next == Character.MIN_SURROGATE ? Character.MAX_SURROGATE + 1 : next;
                return new String(letters, 0, last + 1);
            }
        }
        return null;
    }
}
