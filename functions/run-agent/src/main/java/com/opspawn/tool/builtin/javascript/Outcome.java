package com.opspawn.tool.builtin.javascript;

/** What became of a script. */
sealed interface Outcome {
    /** What it printed, as far as it was kept. */
    String printed();

    /**
     * It came to its end.
     *
     * @param value its value as JSON, or {@code undefined} or a function's text, which no JSON can say
     */
    record Ended(String value, String printed) implements Outcome {}

    /**
     * It threw.
     *
     * @param error its name and message, then the lines of its stack
     */
    record Threw(String error, String printed) implements Outcome {}

    /**
     * The sandbox stopped it.
     *
     * @param reason ends the sentence "the script was stopped: …"
     */
    record Stopped(String reason, String printed) implements Outcome {}
}
