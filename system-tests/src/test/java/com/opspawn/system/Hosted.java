package com.opspawn.system;

import com.opspawn.local.Hosting;
import com.opspawn.local.Options;
import java.util.ArrayList;
import java.util.List;

/** What functions run in, in every system that tests start: their zips with {@code -Dopspawn.hosting=packaged}. */
final class Hosted {
    static final String SETTING = "opspawn.hosting";
    static final String PACKAGED = "packaged";

    private Hosted() {}

    static boolean packaged() {
        return System.getProperty(SETTING, "").equals(PACKAGED);
    }

    /** Of a local cloud in this process. */
    static Options options() {
        Options options = StoreSetting.options();
        return packaged() ? options.withHosting(Hosting.PACKAGED) : options;
    }

    /** Of the command line: those of {@code up} and {@code run} say so as well. */
    static List<String> arguments(String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        if (!all.isEmpty() && List.of("up", "run").contains(all.getFirst())) {
            all.addAll(1, packaged() ? List.of("--packaged") : StoreSetting.arguments());
        }
        return all;
    }
}
