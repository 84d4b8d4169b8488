package com.opspawn.http;

import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Why something failed, on one line of a log: its message, then each cause's class and message, outermost first. */
final class Reason {
    private static final int MAX_CAUSES = 10;

    private Reason() {}

    static String of(Throwable failure) {
        Stream<String> causes = Stream.iterate(failure.getCause(), Objects::nonNull, Throwable::getCause)
                .limit(MAX_CAUSES)
                .map(Throwable::toString);
        return Stream.concat(Stream.of(String.valueOf(failure.getMessage())), causes)
                .map(String::strip)
                .collect(Collectors.joining("; caused by "))
                .replaceAll("\\s*\\R\\s*", " ");
    }
}
