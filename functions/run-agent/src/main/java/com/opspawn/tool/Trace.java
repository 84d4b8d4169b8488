package com.opspawn.tool;

/** What broke and where, without the words of exceptions: they may hold an address with its password, or what a user wrote. */
final class Trace {
    private static final int MOST_CAUSES = 5;
    private static final int MOST_FRAMES = 20;

    private Trace() {}

    /** Types and places of a throwable and its causes, a line each. */
    static String of(Throwable thrown) {
        StringBuilder trace = new StringBuilder();
        Throwable at = thrown;
        for (int i = 0; i < MOST_CAUSES && at != null; i++) {
            trace.append(i == 0 ? "" : "\ncaused by ").append(at.getClass().getName());
            StackTraceElement[] frames = at.getStackTrace();
            for (int frame = 0; frame < Math.min(frames.length, MOST_FRAMES); frame++) {
                trace.append("\n  at ").append(frames[frame]);
            }
            at = at.getCause();
        }
        return trace.toString();
    }
}
