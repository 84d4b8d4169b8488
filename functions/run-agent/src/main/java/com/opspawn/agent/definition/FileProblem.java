package com.opspawn.agent.definition;

import java.util.Comparator;

/**
 * One mistake in an agent's file.
 *
 * @param file such as {@code agents/researcher.yaml}
 * @param line from 1
 * @param place the path of the value, such as {@code policy.rules[0].decide}; empty for the file as a whole
 * @param message what is wrong, and how to fix it; names the place
 */
public record FileProblem(String file, int line, String place, String message) implements Comparable<FileProblem> {
    private static final Comparator<FileProblem> IN_ORDER = Comparator.comparing(FileProblem::file)
            .thenComparing(FileProblem::line)
            .thenComparing(FileProblem::place)
            .thenComparing(FileProblem::message);

    @Override
    public int compareTo(FileProblem other) {
        return IN_ORDER.compare(this, other);
    }

    /** {@code agents/researcher.yaml:12: limits.max_steps must be 1 to 500}. */
    @Override
    public String toString() {
        return file + ":" + line + ": " + message;
    }
}
