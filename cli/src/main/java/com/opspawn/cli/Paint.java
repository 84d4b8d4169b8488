package com.opspawn.cli;

/**
 * Colours, where they are wanted.
 *
 * @param on whether they are
 */
record Paint(boolean on) {
    static final Paint NONE = new Paint(false);

    String bold(String text) {
        return in("1", text);
    }

    /** For what matters less. */
    String dim(String text) {
        return in("2", text);
    }

    String good(String text) {
        return in("32", text);
    }

    String bad(String text) {
        return in("31", text);
    }

    /** For what waits for a person, or should be looked at. */
    String notable(String text) {
        return in("33", text);
    }

    /** A status, as tasks and calls have them. */
    String status(String shown, String status) {
        return switch (status) {
            case "completed", "succeeded", "ok" -> good(shown);
            case "failed", "denied", "timed_out", "unknown", "broken" -> bad(shown);
            case "paused", "input_required", "note" -> notable(shown);
            case "cancelled" -> dim(shown);
            default -> shown;
        };
    }

    private String in(String code, String text) {
        return on && !text.isEmpty() ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
    }
}
