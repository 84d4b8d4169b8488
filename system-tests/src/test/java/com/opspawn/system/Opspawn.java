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
        return startAt(Target.ROOT, directory, environment, arguments);
    }

    /** @param home where the template is that it runs */
    static Opspawn startAt(Path home, Path directory, Map<String, String> environment, String... arguments) {
        List<String> options = new ArrayList<>(StartCache.options());
        options.add("-Dopspawn.home=" + home);
        return startWith(options, directory, environment, arguments);
    }

    /** @param options of the JVM, besides those that the launcher gives it */
    static Opspawn startWith(
            List<String> options, Path directory, Map<String, String> environment, String... arguments) {
        try {
            Path built = Target.ROOT.resolve("cli/target/opspawn");
            List<String> command = new ArrayList<>(List.of(
                    Files.readString(built.resolve("java")).strip(),
                    // It lives for seconds: what it saves on collections, compilations and counters is a quarter of its
                    // start.
                    "-Xms256m",
                    "-Xmn160m",
                    "-XX:CompileThresholdScaling=8",
                    "-XX:-UsePerfData",
                    "-XX:+UseSerialGC",
                    "-XX:TieredStopAtLevel=1",
                    "--enable-native-access=ALL-UNNAMED",
                    "--sun-misc-unsafe-memory-access=allow",
                    "@" + built.resolve("args"),
                    "com.opspawn.cli.Main"));
            command.addAll(1, options);
            command.addAll(Hosted.arguments(arguments));
            ProcessBuilder builder =
                    new ProcessBuilder(command).directory(directory.toFile()).redirectErrorStream(true);
            builder.environment().keySet().removeIf(name -> name.startsWith("OPSPAWN_") || name.endsWith("_API_KEY"));
            builder.environment().putAll(environment);
            Process process = builder.start();
            // Tests that end early leave nothing behind.
            Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
            return new Opspawn(process);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void read() {
        try (BufferedReader out =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            out.lines().filter(Hosted::isOwn).forEach(lines::add);
        } catch (IOException | UncheckedIOException e) {
            // Its end closes the stream.
        }
    }

    /** Waits until it ends by itself, and gives its exit code. */
    int exitCode() {
        return exitCode(Duration.ofSeconds(60));
    }

    int exitCode(Duration patience) {
        try {
            if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
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
        awaitUp();
        return new Api(printed("API"));
    }

    private void awaitUp() {
        Awaitility.await("the start of opspawn up")
                .atMost(Duration.ofSeconds(60))
                .until(() -> {
                    assertAlive();
                    return lines.contains("Try:");
                });
    }

    void assertAlive() {
        if (!process.isAlive()) {
            throw new AssertionError("ended, having said:\n" + output());
        }
    }

    /** Where {@code up} takes messages. */
    URI queue() {
        awaitUp();
        return printed("SubmitQueue");
    }

    /** Where its Step Functions answers. */
    URI states() {
        awaitUp();
        return printed("Step Functions");
    }

    private URI printed(String name) {
        return lines.stream()
                .map(String::strip)
                .filter(line -> line.startsWith(name + " "))
                .map(line -> URI.create(line.substring(name.length()).strip()))
                .findFirst()
                .orElseThrow();
    }

    /** As {@code kill -9}. */
    void kill() {
        process.destroyForcibly();
        exitCode();
    }

    /** As Ctrl-C does it, but for the signal's number. */
    void terminate() {
        // Not Process.destroy(): that closes its output as well.
        process.toHandle().destroy();
    }

    @Override
    public void close() {
        kill();
    }
}
