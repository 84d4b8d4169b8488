package com.opspawn.local.function.packaged;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/** What a sandbox prints, line by line, each with the function's name before it. */
record Output(String function, Process jvm, Consumer<String> log) {
    /** The JVM tells of the template's own setting at each start. */
    private static final String NOISE = "Picked up JAVA_TOOL_OPTIONS:";

    void start() {
        // A platform thread: reading from a pipe would keep a virtual one's carrier busy.
        Thread.ofPlatform().daemon().name("output of " + function).start(this::read);
    }

    private void read() {
        try (BufferedReader lines = jvm.inputReader(StandardCharsets.UTF_8)) {
            lines.lines()
                    .filter(line -> !line.startsWith(NOISE))
                    .forEach(line -> log.accept(function + ": " + line + "\n"));
        } catch (IOException | UncheckedIOException e) {
            // Its end closes the stream.
        }
    }
}
