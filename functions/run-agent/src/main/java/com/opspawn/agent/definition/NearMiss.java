package com.opspawn.agent.definition;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds the name that somebody meant. */
final class NearMiss {
    private static final int MOST_EDITS = 2;
    private static final int LONGEST = 64;

    private NearMiss() {}

    /** The nearest of the names, at most two edits away and sharing more than it differs; empty where none is. */
    static Optional<String> of(String written, Collection<String> names) {
        String text = plain(written);
        return names.stream()
                .filter(name -> edits(text, plain(name)) <= Math.min(MOST_EDITS, (name.length() - 1) / 2))
                .min(Comparator.comparing((String name) -> edits(text, plain(name)))
                        .thenComparing(name -> name));
    }

    /** For the middle of a message: {@code  (did you mean tools?)}, or nothing. */
    static String didYouMean(String written, Collection<String> names) {
        return of(written, names).map(name -> " (did you mean " + name + "?)").orElse("");
    }

    private static String plain(String name) {
        String lower = name.toLowerCase(Locale.ROOT).replace('-', '_');
        return lower.substring(0, Math.min(LONGEST, lower.length()));
    }

    /** How many letters must be put in, left out, changed, or swapped with their neighbour. */
    private static int edits(String a, String b) {
        int[][] edits = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                edits[i][j] = i == 0 || j == 0 ? i + j : least(edits, i, j, a, b);
            }
        }
        return edits[a.length()][b.length()];
    }

    private static int least(int[][] edits, int i, int j, String a, String b) {
        int changed = edits[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        int least = Math.min(changed, Math.min(edits[i - 1][j], edits[i][j - 1]) + 1);
        boolean swapped = i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
        return swapped ? Math.min(least, edits[i - 2][j - 2] + 1) : least;
    }
}
