package com.opspawn.cli;

import com.opspawn.local.Hosting;
import java.util.Optional;
import picocli.CommandLine.Option;

/** What {@code run} and {@code up} run functions in. */
final class HostingOptions {
    @Option(
            names = "--packaged",
            description = "Run functions as Lambda does: from their zips, in JVMs of their own. Slower; needs Linux.")
    private boolean packaged;

    /** For people, where it is not what is usual. */
    Optional<String> described() {
        return switch (hosting()) {
            case IN_PROCESS -> Optional.empty();
            case PACKAGED -> Optional.of("from their zips, in JVMs of their own");
        };
    }

    Hosting hosting() {
        return packaged ? Hosting.PACKAGED : Hosting.IN_PROCESS;
    }
}
