package com.opspawn.benchmarks.cloud;

import com.opspawn.local.Options;
import com.opspawn.local.Store;
import java.util.Arrays;
import java.util.List;

/** What a local cloud keeps its tasks in. */
public final class Stores {
    public static final String DEFAULT = "embedded";
    public static final List<String> NAMES =
            Arrays.stream(Store.values()).map(Store::optionName).toList();

    private Stores() {}

    /** @throws IllegalArgumentException where there is no such store */
    public static Options in(Options options, String name) {
        Store store = Arrays.stream(Store.values())
                .filter(each -> each.optionName().equals(name))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException("store '" + name + "': use one of " + String.join(", ", NAMES)));
        return options.withStore(store);
    }
}
