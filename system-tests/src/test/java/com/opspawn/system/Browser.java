package com.opspawn.system;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.opspawn.json.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/**
 * A headless Chromium in a process and a profile of its own, spoken to in the DevTools protocol. It is {@code
 * -Dchromium=PATH}, or the one that is installed; where there is none, the tests that ask for it are skipped.
 *
 * @see <a href="https://chromedevtools.github.io/devtools-protocol/">the protocol</a>
 */
final class Browser implements AutoCloseable {
    private static final List<String> NAMES =
            List.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome", "/snap/bin/chromium");
    private static final String LISTENING = "DevTools listening on ";
    private static final long PATIENCE_SECONDS = 30;

    private final Process process;
    private final Path profile;
    private final WebSocket socket;
    private final AtomicInteger ids = new AtomicInteger();
    private final Map<Integer, CompletableFuture<JsonNode>> asked = new ConcurrentHashMap<>();
    private final Map<String, Consumer<JsonNode>> listeners = new ConcurrentHashMap<>();

    private Browser(Process process, Path profile, URI address) {
        this.process = process;
        this.profile = profile;
        this.socket = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .buildAsync(address, new Whole(this::arrived))
                .join();
    }

    static Browser start() {
        Optional<Path> installed = installed();
        Assumptions.assumeTrue(
                installed.isPresent(),
                "no Chromium was found, so the console's browser tests are skipped: install chromium, or name it with"
                        + " -Dchromium=PATH");
        try {
            Path profile = Files.createTempDirectory("opspawn-browser");
            Process process = new ProcessBuilder(command(installed.orElseThrow(), profile))
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return new Browser(process, profile, address(process));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<Path> installed() {
        return Stream.concat(Stream.ofNullable(System.getProperty("chromium")), NAMES.stream())
                .filter(name -> !name.isBlank())
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst();
    }

    private static List<String> command(Path chromium, Path profile) {
        List<String> command = new ArrayList<>(List.of(
                chromium.toString(),
                "--headless",
                // It runs as root in a container, and opens nothing but the pages of this test.
                "--no-sandbox",
                "--disable-gpu",
                "--disable-dev-shm-usage",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--no-proxy-server",
                "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1"));
        command.add("--user-data-dir=" + profile);
        command.add("--remote-debugging-port=0");
        command.add("about:blank");
        return command;
    }

    /** It says where it listens; whatever it says later is read and dropped, so that it never waits for a reader. */
    private static URI address(Process process) throws IOException {
        BufferedReader errors = process.errorReader(StandardCharsets.UTF_8);
        StringBuilder said = new StringBuilder();
        String line = errors.readLine();
        while (line != null && !line.startsWith(LISTENING)) {
            said.append(line).append('\n');
            line = errors.readLine();
        }
        if (line == null) {
            throw new IllegalStateException("Chromium ended at its start, having said:\n" + said);
        }
        Thread.ofVirtual().start(() -> errors.lines().forEach(_ -> {}));
        return URI.create(line.substring(LISTENING.length()).strip());
    }

    /** A new directory that goes with the browser. */
    Path directory(String name) {
        try {
            return Files.createDirectory(profile.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A new tab that shares nothing with the others. */
    Page page() {
        String context = send("", "Target.createBrowserContext", Json.object())
                .path("browserContextId")
                .asText();
        ObjectNode target = Json.object().put("url", "about:blank").put("browserContextId", context);
        String targetId =
                send("", "Target.createTarget", target).path("targetId").asText();
        ObjectNode attach = Json.object().put("targetId", targetId).put("flatten", true);
        String session =
                send("", "Target.attachToTarget", attach).path("sessionId").asText();
        return new Page(this, session);
    }

    void listen(String session, Consumer<JsonNode> listener) {
        listeners.put(session, listener);
    }

    /** @param session of a tab; empty for the browser itself */
    JsonNode send(String session, String method, ObjectNode parameters) {
        int id = ids.incrementAndGet();
        CompletableFuture<JsonNode> answer = new CompletableFuture<>();
        asked.put(id, answer);
        ObjectNode message = Json.object().put("id", id).put("method", method);
        message.set("params", parameters);
        if (!session.isEmpty()) {
            message.put("sessionId", session);
        }
        synchronized (socket) {
            socket.sendText(Json.write(message), true).join();
        }
        JsonNode answered = answer.orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
        if (answered.has("error")) {
            throw new AssertionError(method + " " + parameters + ": " + answered.path("error"));
        }
        return answered.path("result");
    }

    private void arrived(String text) {
        JsonNode message = Json.parseOwn(text);
        if (message.has("id")) {
            Optional.ofNullable(asked.remove(message.path("id").asInt())).ifPresent(answer -> answer.complete(message));
        } else {
            Optional.ofNullable(listeners.get(message.path("sessionId").asText("")))
                    .ifPresent(listener -> listener.accept(message));
        }
    }

    @Override
    public void close() {
        List<ProcessHandle> all = Stream.concat(process.descendants(), Stream.of(process.toHandle()))
                .toList();
        all.forEach(ProcessHandle::destroyForcibly);
        all.forEach(one ->
                one.onExit().orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join());
        try (Stream<Path> files = Files.walk(profile)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Puts the pieces of each message together. */
    private static final class Whole implements WebSocket.Listener {
        private final StringBuilder pieces = new StringBuilder();
        private final Consumer<String> messages;

        Whole(Consumer<String> messages) {
            this.messages = messages;
        }

        @Override
        public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
            pieces.append(data);
            if (last) {
                String message = pieces.toString();
                pieces.setLength(0);
                messages.accept(message);
            }
            socket.request(1);
            return CompletableFuture.completedFuture(socket);
        }
    }
}
