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

    /** Of a local cloud in this process. What packaged functions print is nowhere else. */
    static Options options() {
        Options options = StoreSetting.options();
        return packaged() ? options.withHosting(Hosting.PACKAGED).withLog(System.out::print) : options;
    }

    /** Whether a line that the command line printed is its own; packaged functions' lines start with their names. */
    static boolean isOwn(String line) {
        return !line.matches("[A-Z][A-Za-z]+Function: .*");
    }

    /** Of the command line: those of {@code up} and {@code run} say so as well. */
    static List<String> arguments(String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        if (!all.isEmpty() && List.of("up", "run").contains(all.getFirst())) {
            if (packaged()) {
                all.add(1, "--packaged");
            } else if (!all.contains("--store")) {
                all.addAll(1, StoreSetting.arguments());
            }
        }
        return all;
    }
}
