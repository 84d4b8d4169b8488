package com.opspawn.benchmarks.cloud;

import com.opspawn.local.Options;
import java.util.List;

/** What a local cloud keeps its tasks in. */
public final class Stores {
    public static final String DEFAULT = "dynamodb-local";
    public static final List<String> NAMES = List.of(DEFAULT);

    private Stores() {}

    /** @throws IllegalArgumentException where there is no such store */
    public static Options in(Options options, String store) {
        if (!NAMES.contains(store)) {
            throw new IllegalArgumentException("store '" + store + "': use one of " + String.join(", ", NAMES));
        }
        return options;
    }
}
