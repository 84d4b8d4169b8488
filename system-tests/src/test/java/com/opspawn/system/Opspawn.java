package com.opspawn.system;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/** The command {@code opspawn} in a process of its own, as the build left it for the launcher. */
final class Opspawn implements AutoCloseable {
    private final Process process;
    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final Thread reader;

    private Opspawn(Process process) {
        this.process = process;
        this.reader = Thread.ofVirtual().start(this::read);
    }

    /** @param environment on top of this process's, less what would choose another model */
    static Opspawn start(Path directory, Map<String, String> environment, String... arguments) {
        try {
            Path built = Target.ROOT.resolve("cli/target/opspawn");
            List<String> command = new ArrayList<>(List.of(
                    Files.readString(built.resolve("java")).strip(),
                    "-XX:+UseSerialGC",
                    "-XX:TieredStopAtLevel=1",
                    "--enable-native-access=ALL-UNNAMED",
                    "--sun-misc-unsafe-memory-access=allow",
                    "-Dopspawn.home=" + Target.ROOT,
                    "@" + built.resolve("args"),
                    "com.opspawn.cli.Main"));
            command.addAll(List.of(arguments));
            ProcessBuilder builder =
                    new ProcessBuilder(command).directory(directory.toFile()).redirectErrorStream(true);
            builder.environment().keySet().removeIf(name -> name.startsWith("OPSPAWN_") || name.endsWith("_API_KEY"));
            builder.environment().putAll(environment);
            return new Opspawn(builder.start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void read() {
        try (BufferedReader out =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            out.lines().forEach(lines::add);
        } catch (IOException | UncheckedIOException e) {
            // Its end closes the stream.
        }
    }

    /** Waits until it ends by itself, and gives its exit code. */
    int exitCode() {
        try {
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                throw new AssertionError("still running, having said:\n" + output());
            }
            reader.join();
            return process.exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** All that it has said so far, on both streams. */
    String output() {
        return String.join("\n", lines);
    }

    /** The address that {@code up} prints once it answers. */
    Api api() {
        Awaitility.await("the start of opspawn up")
                .atMost(Duration.ofSeconds(60))
                .until(() -> {
                    if (!process.isAlive()) {
                        throw new AssertionError("ended, having said:\n" + output());
                    }
                    return lines.contains("Try:");
                });
        String line = lines.stream()
                .filter(text -> text.strip().startsWith("API "))
                .findFirst()
                .orElseThrow();
        return new Api(URI.create(line.strip().substring("API".length()).strip()));
    }

    /** As {@code kill -9}. */
    void kill() {
        process.destroyForcibly();
        exitCode();
    }

    /** As Ctrl-C does it, but for the signal's number. */
    void terminate() {
        process.destroy();
    }

    @Override
    public void close() {
        kill();
    }
}
