package com.opspawn.cli;

import java.util.Locale;
import java.util.Map;

/** When output has colours. */
enum Colors {
    /** Where a terminal shows it, and the environment does not say otherwise. */
    AUTO,
    ALWAYS,
    NEVER;

    /**
     * Decides. {@code NO_COLOR} (https://no-color.org) wins over {@code CLICOLOR_FORCE}, and an option over both.
     *
     * @param terminal whether a person sees the output
     */
    boolean wanted(Map<String, String> environment, boolean terminal) {
        return switch (this) {
            case ALWAYS -> true;
            case NEVER -> false;
            case AUTO -> !isSet(environment, "NO_COLOR") && (isForced(environment) || isFit(environment, terminal));
        };
    }

    private static boolean isForced(Map<String, String> environment) {
        return isSet(environment, "CLICOLOR_FORCE")
                && !environment.getOrDefault("CLICOLOR_FORCE", "").equals("0");
    }

    private static boolean isFit(Map<String, String> environment, boolean terminal) {
        return terminal && !environment.getOrDefault("TERM", "").equals("dumb");
    }

    private static boolean isSet(Map<String, String> environment, String name) {
        return !environment.getOrDefault(name, "").isEmpty();
    }

    /** As it is written on the command line. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
