package com.opspawn.cli.doctor;

import java.util.List;
import java.util.Locale;

/**
 * What was found out about one thing.
 *
 * @param level how it stands
 * @param subject what was looked at, such as {@code agents}
 * @param details what is so; a line each
 * @param fix what to do about it; empty where there is nothing to do
 */
public record Finding(Level level, String subject, List<String> details, String fix) {
    /** How a thing stands. */
    public enum Level {
        OK,
        /** Nothing is wrong, but somebody may miss it. */
        NOTE,
        BROKEN;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public Finding {
        details = List.copyOf(details);
    }

    public static Finding ok(String subject, String... details) {
        return new Finding(Level.OK, subject, List.of(details), "");
    }

    public static Finding note(String subject, String detail, String fix) {
        return new Finding(Level.NOTE, subject, List.of(detail), fix);
    }

    public static Finding broken(String subject, String detail, String fix) {
        return new Finding(Level.BROKEN, subject, List.of(detail), fix);
    }

    /** @param details one at least */
    public static Finding broken(String subject, List<String> details, String fix) {
        return new Finding(Level.BROKEN, subject, details, fix);
    }
}
