package com.opspawn.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import com.opspawn.benchmarks.cloud.Home;
import com.opspawn.benchmarks.cloud.Vitals;
import com.opspawn.json.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The command {@code ./opspawn} as a user types it, in a process of its own. */
final class Launched implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 30;

    private final Process process;
    private final BufferedReader said;

    private Launched(Process process) {
        this.process = process;
        this.said = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    static Launched start(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(Home.path("opspawn").toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(Home.path("").toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().keySet().removeIf(name -> name.startsWith("OPSPAWN_") || name.endsWith("_API_KEY"));
        return new Launched(builder.start());
    }

    /** Its output to the end. */
    String output() throws IOException, InterruptedException {
        String all = said.readAllAsString();
        if (process.waitFor() != 0) {
            throw new IOException("./opspawn failed with status " + process.exitValue() + ", having said: " + all);
        }
        return all;
    }

    /** The first document that it prints, of one or more lines; it runs on. */
    JsonNode document() throws IOException {
        StringBuilder text = new StringBuilder();
        for (String line = said.readLine(); line != null; line = said.readLine()) {
            text.append(line).append('\n');
            if (line.startsWith("}") || (line.endsWith("}") && text.charAt(0) == '{' && !line.startsWith(" "))) {
                return Json.parse(text.toString());
            }
        }
        throw new IOException("./opspawn ended, having said: " + text);
    }

    Vitals vitals() {
        return Vitals.of(process.toHandle());
    }

    /** As Ctrl-C does. */
    @Override
    public void close() {
        process.toHandle().destroy();
        process.onExit()
                .completeOnTimeout(process, PATIENCE_SECONDS, TimeUnit.SECONDS)
                .join();
        process.destroyForcibly();
    }
}
