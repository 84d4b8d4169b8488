package com.opspawn.cli;

import com.opspawn.local.Options;
import com.opspawn.settings.Environment;
import com.opspawn.settings.SettingsException;
import com.opspawn.trace.OtlpSpans;
import java.util.HashMap;
import java.util.Map;
import picocli.CommandLine.Option;

/** Who is told of what tasks do. */
final class TraceOptions {
    static final String ENDPOINT = "OTEL_EXPORTER_OTLP_ENDPOINT";

    @Option(
            names = "--otlp",
            paramLabel = "URL",
            description = "A collector that is sent each task's trace by OTLP over HTTP, such as http://127.0.0.1:4318"
                    + " (default: " + ENDPOINT + ").")
    private String otlp = "";

    /** The same, with the functions telling the collector. */
    Options in(Options options) {
        Map<String, String> variables = new HashMap<>(options.environment());
        if (!otlp.isBlank()) {
            variables.put(ENDPOINT, otlp);
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
