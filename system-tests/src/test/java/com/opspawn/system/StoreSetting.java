package com.opspawn.system;

import com.opspawn.local.Options;
import com.opspawn.local.Store;
import java.util.Arrays;
import java.util.List;

/** Which store the local clouds of these tests have: {@code -Dopspawn.store=…}, in the words of {@code --store}. */
final class StoreSetting {
    private static final Store STORE = named(System.getProperty("opspawn.store", Store.EMBEDDED.optionName()));

    private StoreSetting() {}

    private static Store named(String name) {
        return Arrays.stream(Store.values())
                .filter(store -> store.optionName().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("opspawn.store=" + name + ": there is no such store"));
    }

    /** As {@link Options#of}, for the project's own template. */
    static Options options() {
        return Options.of(Target.ROOT).withStore(STORE);
    }

    /** The same on the command line. */
    static List<String> arguments() {
        return List.of("--store", STORE.optionName());
    }
}
