package com.opspawn.local.template;

import java.util.Comparator;

/**
 * One thing that keeps the template from running here.
 *
 * @param file the template's file name
 * @param line from 1
 * @param path of the value, from the top of the template
 * @param message what is wrong and how to fix it
 */
public record Problem(String file, int line, String path, String message) implements Comparable<Problem> {
    private static final Comparator<Problem> IN_ORDER =
            Comparator.comparingInt(Problem::line).thenComparing(Problem::path).thenComparing(Problem::message);

    @Override
    public int compareTo(Problem other) {
        return IN_ORDER.compare(this, other);
    }

    /** {@code template.yaml:12: Resources.Api.Properties.Auth: what is wrong}. */
    @Override
    public String toString() {
        String where = path.isEmpty() ? "" : path + ": ";
        return file + ":" + line + ": " + where + message;
    }
}
