package com.opspawn.mcp;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

@EnabledIf(value = "com.opspawn.mcp.Everything#isInstalled", disabledReason = "-Dmcp.everything=DIR is not given")
final class EverythingOverHttpTest extends ServerContract {
    private Process process;
    private int port;

    @BeforeAll
    void start(@TempDir Path directory) throws IOException {
        Path preload = directory.resolve("loopback.cjs");
        try (InputStream script = Everything.class.getResourceAsStream("loopback.cjs")) {
            Files.copy(Objects.requireNonNull(script), preload);
        }
        ProcessBuilder builder = new ProcessBuilder(
                        "node",
                        "--require",
                        preload.toString(),
                        Everything.program().toString(),
                        "streamableHttp")
                .redirectOutput(ProcessBuilder.Redirect.DISCARD);
        builder.environment().put("PORT", "0");
        process = builder.start();
        BufferedReader errors = process.errorReader(StandardCharsets.UTF_8);
        String line = errors.readLine();
        while (line != null && !line.startsWith("LISTENING ")) {
            line = errors.readLine();
        }
        port = Integer.parseInt(Objects.requireNonNull(line).substring("LISTENING ".length()));
    }

    @AfterAll
    void stop() {
        process.destroyForcibly();
    }

    @Override
    String entry() {
        return "\"url\": \"http://127.0.0.1:" + port + "/mcp\"";
    }
}
