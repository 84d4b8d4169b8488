package com.opspawn.benchmarks.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import com.opspawn.benchmarks.count.Counts;
import com.opspawn.json.Json;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/** A local cloud in a process of its own. */
public final class Cloud implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Process process;
    private final BufferedReader said;
    private final BufferedWriter asked;
    private final JsonNode addresses;

    private Cloud(Process process) throws IOException {
        this.process = process;
        this.said = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        this.asked = new BufferedWriter(new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8));
        this.addresses = Json.parse(line());
    }

    /** Comes back when it answers. */
    public static Cloud start(CloudSpec spec) {
        ProcessBuilder builder = new ProcessBuilder(command(spec)).redirectError(ProcessBuilder.Redirect.INHERIT);
        // Settings of whoever measures are none of the system under test's.
        builder.environment().keySet().removeIf(name -> name.startsWith("OPSPAWN_") || name.endsWith("_API_KEY"));
        builder.environment()
                .put("OPSPAWN_AGENTS", Home.path("benchmarks/agents").toString());
        builder.environment().putAll(spec.environment());
        try {
            return new Cloud(builder.start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As {@code ./opspawn up} is started, but for the cache of classes, which is of use at the start alone. */
    private static List<String> command(CloudSpec spec) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xms64m",
                "-Xmx512m",
                "-XX:+UseSerialGC",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-Dsun.net.httpserver.nodelay=true",
                "-Dhttp.maxConnections=64",
                "-Dopspawn.home=" + Home.path(""),
                "-D" + CloudProcess.STORE + "=" + spec.store(),
                "-D" + CloudProcess.COUNTING + "=" + spec.counting()));
        spec.data().ifPresent(path -> command.add("-D" + CloudProcess.DATA + "=" + path));
        spec.parameters().forEach((name, value) -> command.add("-D" + CloudProcess.PARAMETER + name + "=" + value));
        command.addAll(spec.jvm());
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), CloudProcess.class.getName()));
        return command;
    }

    private String line() throws IOException {
        String line = "";
        while (!line.startsWith(CloudProcess.TELLS)) {
            line = Objects.requireNonNull(said.readLine(), "the local cloud ended; what it said stands above");
        }
        return line.substring(CloudProcess.TELLS.length());
    }

    public URI api() {
        return URI.create(addresses.path("api").asText() + "/api/v1");
    }

    public URI states() {
        return URI.create(addresses.path("states").asText());
    }

    /** What was counted since the last time. */
    public Counts counts() {
        try {
            asked.write("\n");
            asked.flush();
            return Counts.read(Json.parse(line()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Vitals vitals() {
        return Vitals.of(process.toHandle());
    }

    /** Ends it as Ctrl-C does, and without mercy where that takes too long. */
    @Override
    public void close() {
        try {
            process.toHandle().destroy();
            if (!process.waitFor(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
