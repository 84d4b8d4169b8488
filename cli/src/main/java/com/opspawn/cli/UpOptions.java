package com.opspawn.cli;

import com.opspawn.local.Options;
import com.opspawn.settings.Environment;
import com.opspawn.settings.SettingsException;
import com.opspawn.trace.OtlpSpans;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
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

    @Option(
            names = "--otlp",
            paramLabel = "URL",
            description = "A collector that is sent each task's trace by OTLP over HTTP, such as http://127.0.0.1:4318"
                    + " (default: OTEL_EXPORTER_OTLP_ENDPOINT).")
    private String otlp = "";

    int port() {
        return port;
    }

    Path data() {
        if (data.toString().isBlank()) {
            throw new CommandException(Exit.USAGE, "--data is blank: name a directory, or leave it out");
        }
        return data.toAbsolutePath();
    }

    /** The same, with the functions telling the collector. */
    Options traced(Options options) {
        Map<String, String> variables = new HashMap<>(options.environment());
        if (!otlp.isBlank()) {
            variables.put("OTEL_EXPORTER_OTLP_ENDPOINT", otlp);
        }
        check(variables);
        return options.withEnvironment(variables);
    }

    /** At once, and not by functions that do not start. */
    private static void check(Map<String, String> variables) {
        Environment environment = new Environment(variables);
        OtlpSpans.read(environment);
        try {
            environment.check();
        } catch (SettingsException e) {
            throw new CommandException(String.valueOf(e.getMessage()), e);
        }
    }
}
