package com.opspawn.cli;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Where {@code up} listens and keeps its data. */
final class UpOptions {
    @Option(
            names = "--port",
            paramLabel = "N",
            defaultValue = "3000",
            description = "The port of the API; 0 for any (default: ${DEFAULT-VALUE}).")
    private int port;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            defaultValue = ".opspawn",
            description = "Where tasks, messages and executions are kept (default: ${DEFAULT-VALUE}).")
    private Path data = Path.of("");

    int port() {
        return port;
    }

    Path data() {
        if (data.toString().isBlank()) {
            throw new CommandException(Exit.USAGE, "--data is blank: name a directory, or leave it out");
        }
        return data.toAbsolutePath();
    }
}
