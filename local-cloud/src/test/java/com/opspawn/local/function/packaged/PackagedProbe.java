package com.opspawn.local.function.packaged;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.opspawn.local.function.FunctionEnvironment;
import com.opspawn.local.function.FunctionHost;
import com.opspawn.local.function.Invocation;
import com.opspawn.local.function.Outcome;
import com.opspawn.local.template.FunctionSpec;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** The {@link Probe} in its zip, and sandboxes for it. */
final class PackagedProbe implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final AtomicInteger requests = new AtomicInteger();
    private final List<String> log = new CopyOnWriteArrayList<>();
    private final Path zip;
    private final Sandboxes sandboxes;

    PackagedProbe(Path directory) throws IOException {
        this.zip = zip(directory.resolve("probe.zip"));
        this.sandboxes = Sandboxes.open(directory.resolve("sandboxes"), InstantSource.system(), log::add);
    }

    private static Path zip(Path file) throws IOException {
        String name = Probe.class.getName().replace('.', '/') + ".class";
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(file));
                InputStream in = Objects.requireNonNull(Probe.class.getResourceAsStream("/" + name))) {
            out.putNextEntry(new ZipEntry(name));
            in.transferTo(out);
        }
        return file;
    }

    /** With 128 MB, as much time as any test needs, and nothing reserved. */
    FunctionHost host(Map<String, String> variables) {
        return host(spec(zip, Duration.ofSeconds(60), 128, variables, OptionalInt.empty()));
    }

    FunctionHost hurried(Duration timeout) {
        return host(spec(zip, timeout, 128, Map.of(), OptionalInt.empty()));
    }

    FunctionHost large(int megabytes) {
        return host(spec(zip, Duration.ofSeconds(60), megabytes, Map.of(), OptionalInt.empty()));
    }

    FunctionHost reserved(int calls) {
        return host(spec(zip, Duration.ofSeconds(60), 128, Map.of(), OptionalInt.of(calls)));
    }

    private FunctionHost host(FunctionSpec spec) {
        return sandboxes.host(spec, root -> new FunctionEnvironment(root, Map.of(), Map.of(), Map.of()).of(spec));
    }

    private static FunctionSpec spec(
            Path code, Duration timeout, int megabytes, Map<String, String> variables, OptionalInt reserved) {
        Map<String, String> quick = new HashMap<>(variables);
        quick.put("JAVA_TOOL_OPTIONS", "-XX:TieredStopAtLevel=1");
        return new FunctionSpec(
                "ProbeFunction",
                "probe",
                Probe.class.getName() + "::handleRequest",
                code,
                timeout,
                megabytes,
                quick,
                List.of(),
                FunctionSpec.Asynchronous.USUAL,
                new FunctionSpec.Sandbox(reserved, false, "Text"));
    }

    Outcome told(FunctionHost host, String event) {
        return host.invoke(new Invocation("request-" + requests.incrementAndGet(), "arn:of:probe", event));
    }

    /** What it reports, having done so. */
    JsonNode report(FunctionHost host, String event) throws IOException {
        Outcome outcome = told(host, event);
        if (outcome instanceof Outcome.Answered(String payload)) {
            return JSON.readTree(payload);
        }
        throw new AssertionError(outcome + "\n" + String.join("", log));
    }

    /** What it has logged so far, a line each. */
    List<String> log() {
        return List.copyOf(log);
    }

    @Override
    public void close() {
        sandboxes.close();
    }
}
