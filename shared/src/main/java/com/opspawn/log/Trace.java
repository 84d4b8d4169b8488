package com.opspawn.log;

import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What broke and where, for logs, without the words of exceptions: these may quote a secret, or what a user wrote. */
public final class Trace {
    private static final int MOST_CAUSES = 5;
    private static final int MOST_FRAMES = 20;

    private Trace() {}

    /** Types and places of a throwable and its causes, a line each. */
    public static String of(Throwable thrown) {
        return Stream.iterate(thrown, Objects::nonNull, Throwable::getCause)
                .limit(MOST_CAUSES)
                .map(Trace::one)
                .collect(Collectors.joining("\ncaused by "));
    }

    private static String one(Throwable thrown) {
        return Stream.concat(
                        Stream.of(thrown.getClass().getName()),
                        Arrays.stream(thrown.getStackTrace()).limit(MOST_FRAMES).map(frame -> "  at " + frame))
                .collect(Collectors.joining("\n"));
    }
}
