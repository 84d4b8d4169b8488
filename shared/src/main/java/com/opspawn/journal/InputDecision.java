package com.opspawn.journal;

import static java.util.stream.Collectors.joining;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a person can decide on a request. */
public enum InputDecision {
    /** The stored call is run. */
    APPROVE,
    /** It is not run, and the model is told so. */
    REJECT,
    /** It is run with other arguments. */
    EDIT,
    /** It is not run: the answer is its result. */
    ANSWER;

    private final String wireName = name().toLowerCase(Locale.ROOT);

    public String wireName() {
        return wireName;
    }

    public static Optional<InputDecision> parse(String wireName) {
        return Arrays.stream(values())
                .filter(decision -> decision.wireName.equals(wireName))
                .findFirst();
    }

    /** All names, for messages. */
    public static String wireNames() {
        return Arrays.stream(values()).map(InputDecision::wireName).collect(joining(", "));
    }
}
