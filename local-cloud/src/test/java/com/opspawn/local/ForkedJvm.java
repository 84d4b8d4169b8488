package com.opspawn.local;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A program in a JVM of its own, to be killed. */
public final class ForkedJvm {
    private ForkedJvm() {}

    /** Runs a main class until it prints a line, then ends it with SIGKILL. Answers the line. */
    public static String killedAfterItsLine(Class<?> main, String... arguments) throws IOException {
        return killedAfterItsLine(System.getProperty("java.class.path"), main, arguments);
    }

    /** On another class path. */
    public static String killedAfterItsLine(String classPath, Class<?> main, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                classPath,
                main.getName()));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
            return String.valueOf(output.readLine());
        } finally {
            process.destroyForcibly();
            process.onExit().join();
        }
    }
}
