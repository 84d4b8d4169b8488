package com.opspawn.system.deployed;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

/** MiniStack as a process of its own on loopback, with the functions that it starts below it. */
final class MiniStack implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Process process;
    private final Endpoint endpoint;

    private MiniStack(Process process, Endpoint endpoint) {
        this.process = process;
        this.endpoint = endpoint;
    }

    /**
     * @param environment a Python virtual environment with MiniStack and SAM's translator
     * @param directory for all that it writes
     */
    static MiniStack start(Path environment, Path directory) throws IOException {
        Path program = environment.resolve("bin/ministack");
        if (!Files.isExecutable(program)) {
            throw new IllegalStateException(
                    program + " is not there: -Dministack names a virtual environment, made with python3 -m venv DIR"
                            + " && DIR/bin/pip install ministack==1.5.33 aws-sam-translator==1.115.0");
        }
        URI uri = URI.create("http://127.0.0.1:" + freePort());
        ProcessBuilder builder = new ProcessBuilder(program.toString())
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log(directory).toFile());
        // Its environment is the functions': nothing of the caller's may be in it.
        builder.environment().keySet().retainAll(List.of("PATH", "HOME", "LANG"));
        builder.environment().putAll(settings(uri, directory));
        MiniStack started = new MiniStack(builder.start(), Endpoint.emulated(uri));
        started.awaitUp(log(directory));
        return started;
    }

    private static Map<String, String> settings(URI uri, Path directory) {
        return Map.of(
                "GATEWAY_PORT", String.valueOf(uri.getPort()),
                "BIND_HOST", "127.0.0.1",
                // What it names its queues' addresses by.
                "MINISTACK_HOST", "127.0.0.1",
                // Where functions find it.
                "AWS_ENDPOINT_URL", uri.toString(),
                "S3_DATA_DIR", directory.resolve("s3").toString(),
                "TMPDIR", directory.toString());
    }

    /** Kept where somebody asked for it. */
    private static Path log(Path directory) {
        return Optional.ofNullable(System.getProperty("ministack.log"))
                .map(Path::of)
                .orElse(directory.resolve("ministack.log"));
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private void awaitUp(Path log) throws IOException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest health = HttpRequest.newBuilder(endpoint.uri().resolve("/_ministack/health"))
                    .timeout(Duration.ofSeconds(5))
                    .build();
            Awaitility.await("MiniStack").atMost(PATIENCE).ignoreExceptions().until(() -> {
                return !process.isAlive()
                        || client.send(health, BodyHandlers.discarding()).statusCode() == 200;
            });
        } catch (ConditionTimeoutException e) {
            close();
            throw new IllegalStateException("MiniStack does not answer:\n" + Files.readString(log), e);
        }
        if (!process.isAlive()) {
            throw new IllegalStateException("MiniStack ended:\n" + Files.readString(log));
        }
    }

    Endpoint endpoint() {
        return endpoint;
    }

    /** And the functions with it. */
    @Override
    public void close() {
        try (Stream<ProcessHandle> functions = process.descendants()) {
            List<ProcessHandle> all = functions.toList();
            process.destroy();
            if (!process.waitFor(Duration.ofSeconds(10))) {
                process.destroyForcibly();
            }
            all.forEach(ProcessHandle::destroyForcibly);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
        }
    }
}
