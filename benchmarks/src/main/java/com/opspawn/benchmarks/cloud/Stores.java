package com.opspawn.benchmarks.cloud;

import com.opspawn.local.Options;
import com.opspawn.local.Store;
import java.util.Arrays;
import java.util.stream.Collectors;

/** What a local cloud keeps its tasks in, by its name on the command line. */
public final class Stores {
    public static final String DEFAULT = "embedded";
    /** The one whose requests are DynamoDB's, and can be counted. */
    public static final String COUNTED = "dynamodb-local";

    private Stores() {}

    /** @throws IllegalArgumentException where there is no such store */
    public static Options in(Options options, String name) {
        return options.withStore(Arrays.stream(Store.values())
                .filter(store -> store.optionName().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("--store '" + name + "': use one of "
                        + Arrays.stream(Store.values()).map(Store::optionName).collect(Collectors.joining(", ")))));
    }
}
