package com.opspawn.benchmarks.cloud;

import com.opspawn.benchmarks.count.Counting;
import com.opspawn.json.Json;
import com.opspawn.local.LocalCloud;
import com.opspawn.local.Options;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * A local cloud until its standard input ends. It prints one line with its addresses when it answers, and one with what was
 * counted since the last time for every line that it reads. Started by {@link Cloud}.
 */
final class CloudProcess {
    /** Begins its lines: the JVM itself may say something as well. */
    static final String TELLS = "cloud: ";

    static final String DATA = "bench.data";
    static final String STORE = "bench.store";
    static final String COUNTING = "bench.counting";
    static final String PARAMETER = "bench.parameter.";

    private CloudProcess() {}

    public static void main(String[] arguments) throws IOException {
        Counting.turn(Boolean.getBoolean(COUNTING));
        try (LocalCloud cloud = LocalCloud.start(options())) {
            System.out.println(TELLS
                    + Json.write(Json.object()
                            .put("api", cloud.apiUrl().toString())
                            .put("states", cloud.statesUrl().toString())));
            BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
            while (in.readLine() != null) {
                System.out.println(TELLS + Json.write(Counting.taken().json()));
            }
        }
        // What the store leaves running is no reason to stay.
        System.exit(0);
    }

    private static Options options() {
        Options options = Options.of(
                        Path.of(System.getProperty("opspawn.home", "")).toAbsolutePath())
                .withEnvironment(System.getenv())
                .withParameters(parameters())
                .withLog(System.err::print);
        String data = System.getProperty(DATA, "");
        return Stores.in(
                data.isEmpty() ? options : options.withData(Path.of(data)), System.getProperty(STORE, Stores.DEFAULT));
    }

    private static Map<String, String> parameters() {
        Map<String, String> parameters = new HashMap<>();
        System.getProperties().stringPropertyNames().stream()
                .filter(name -> name.startsWith(PARAMETER))
                .forEach(name -> parameters.put(name.substring(PARAMETER.length()), System.getProperty(name)));
        return parameters;
    }
}
