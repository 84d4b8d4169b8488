package com.opspawn.benchmarks.cold;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * One start of a function, from its process to its first answer.
 *
 * @param beforeReady until its code was loaded and, where a snapshot is to be taken, rehearsed; in milliseconds, as the other
 * @param call until the first answer, from when it was given the event
 */
public record Start(double beforeReady, double call) {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final double NANOS = 1e6;

    public double total() {
        return beforeReady + call;
    }

    /**
     * @param options of its JVM, class path and all
     * @param event JSON
     * @param gently whether it is told to end, so that it can still write what it was to write
     */
    static Start of(List<String> options, Map<String, String> environment, String handler, String event, boolean gently)
            throws IOException, InterruptedException {
        Path output = Files.createTempFile("cold-start", ".log");
        try (RuntimeServer server = new RuntimeServer(event)) {
            ProcessBuilder builder = new ProcessBuilder(command(options, handler))
                    .directory(new File(environment.getOrDefault("LAMBDA_TASK_ROOT", "")))
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile());
            builder.environment().clear();
            builder.environment().putAll(environment);
            builder.environment().put("AWS_LAMBDA_RUNTIME_API", server.address());
            builder.environment().put("_HANDLER", handler);
            long begin = System.nanoTime();
            Process process = builder.start();
            try {
                return measured(server, begin);
            } catch (IllegalStateException e) {
                throw new IllegalStateException(e.getMessage() + "; it said: " + Files.readString(output), e);
            } finally {
                end(process, gently);
            }
        } finally {
            Files.delete(output);
        }
    }

    private static Start measured(RuntimeServer server, long begin) throws InterruptedException {
        try {
            RuntimeServer.Answer answer = server.answer().get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            if (!answer.succeeded()) {
                throw new IllegalStateException("the function failed: " + answer.body());
            }
            return new Start(
                    (server.ready().getNow(begin) - begin) / NANOS,
                    (answer.at() - server.called().getNow(begin)) / NANOS);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (TimeoutException e) {
            throw new IllegalStateException("the function did not answer within " + PATIENCE, e);
        }
    }

    private static List<String> command(List<String> options, String handler) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.add("com.amazonaws.services.lambda.runtime.api.client.AWSLambda");
        command.add(handler);
        return command;
    }

    private static void end(Process process, boolean gently) throws InterruptedException {
        if (gently) {
            process.destroy();
        } else {
            process.destroyForcibly();
        }
        if (!process.waitFor(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
            process.destroyForcibly();
            throw new IllegalStateException("the function's process did not end within " + PATIENCE);
        }
    }
}
