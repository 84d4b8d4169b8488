package com.opspawn.cli;

import com.opspawn.local.Hosting;
import picocli.CommandLine.Option;

/** What {@code run} and {@code up} run functions in. */
final class HostingOptions {
    @Option(
            names = "--packaged",
            description = "Run functions as Lambda does: from their zips, in JVMs of their own. Slower; needs Linux.")
    private boolean packaged;

    Hosting hosting() {
        return packaged ? Hosting.PACKAGED : Hosting.IN_PROCESS;
    }
}
