package com.opspawn.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import org.awaitility.Awaitility;

/** {@code opspawn up} under load, killed at random moments and started again on the same data. */
final class KilledCloud implements AutoCloseable {
    private static final String AGENT = """
        tools: [look, book, pay]
        policy:
          rules: [{tool: "*", decide: allow}]
        """;

    private final Path directory;
    private final Random random;
    private final int port;
    private final Api api;
    private final Ledger ledger = new Ledger();
    private final Load load;
    private final Outside outside;
    private final Audit audit;
    private int life;

    KilledCloud(Path directory, long seed) throws IOException {
        this.directory = directory;
        this.random = new Random(seed);
        this.port = freePort();
        this.api = new Api(URI.create("http://127.0.0.1:" + port + "/api/v1"));
        this.load = new Load(api, directory.getFileName().toString());
        this.outside = new Outside(ledger, new Random(seed), load::reached);
        this.audit = new Audit(api, ledger);
        Files.writeString(Files.createDirectories(directory.resolve("agents")).resolve("kills.yaml"), AGENT);
        ToolsJar.in(directory);
        home();
    }

    /**
     * The template with one change: a step may take 30 s and not 5 minutes. So long is waited after a kill for whoever may
     * still be at a call that must not happen twice.
     */
    private void home() throws IOException {
        String template = Files.readString(Target.ROOT.resolve("template.yaml"));
        String hasty = template.replaceFirst("(?s)(RunAgentFunction:.*?Timeout: )\\d+", "$130");
        Files.writeString(directory.resolve("template.yaml"), hasty);
        Path workflows = Files.createDirectories(directory.resolve("statemachine"));
        Files.copy(Target.ROOT.resolve("statemachine/run-task.asl.json"), workflows.resolve("run-task.asl.json"));
        // Where the template finds the zips, should they be what runs.
        Files.createSymbolicLink(directory.resolve("functions"), Target.ROOT.resolve("functions"));
    }

    /** Below those that the system gives to outgoing connections: it must be free at every restart. */
    private int freePort() {
        while (true) {
            int candidate = 20_000 + new Random().nextInt(10_000);
            try (ServerSocket socket = new ServerSocket(candidate, 1, InetAddress.getLoopbackAddress())) {
                return socket.getLocalPort();
            } catch (IOException taken) {
                // The next one, then.
            }
        }
    }

    Tally killed(int times) throws InterruptedException {
        load.start();
        int kills = 0;
        int nothingHit = 0;
        while (kills < times) {
            if (kills >= times / 2) {
                load.payNoMore();
            }
            if (live(Moment.drawn(random))) {
                kills++;
            } else {
                nothingHit++;
            }
        }
        atTheEnd();
        return new Tally(kills, nothingHit, load.goals().size(), audit.entries(), audit.lost(), audit.repeated());
    }

    /** @return whether its end hit a task at work */
    private boolean live(Moment moment) {
        try (Opspawn up = start()) {
            boolean starting = moment.phase() == Moment.Phase.STARTING;
            if (!starting) {
                awaitApi(up);
                // What is looked through after each restart must not grow while it is looked through.
                load.pause(true);
                audit.afterRestart(load.ids().values());
                if (moment.phase() == Moment.Phase.QUEUEING) {
                    load.queueIs(Optional.of(up.queue()));
                }
                load.pause(moment.phase() == Moment.Phase.DRAINING);
            }
            // The moment itself, and no wait for anything.
            LockSupport.parkNanos(moment.after().toNanos());
            boolean hit = load.hasOpen() && (starting || ledger.hasAsked(life));
            up.assertAlive();
            up.kill();
            return hit;
        } finally {
            load.queueIs(Optional.empty());
        }
    }

    private void atTheEnd() throws InterruptedException {
        try (Opspawn up = start()) {
            awaitApi(up);
            load.queueIs(Optional.of(up.queue()));
            load.stop();
            Awaitility.await("the last questions")
                    .atMost(Duration.ofSeconds(60))
                    .until(() -> !load.hasOpen());
            audit.atTheEnd(load.goals(), load.ids());
        }
    }

    private Opspawn start() {
        life++;
        Map<String, String> environment = Map.of(
                "OPSPAWN_MODEL",
                "openai/scripted",
                "OPENAI_BASE_URL",
                outside.modelUrl(life),
                OutsideTools.ADDRESS,
                outside.serviceUrl(life));
        String[] command = {
            "up",
            "--port",
            Integer.toString(port),
            "--data",
            directory.resolve("data").toString(),
            "--agents",
            directory.resolve("agents").toString(),
            "--tools",
            directory.resolve("tools").toString(),
            "--parameter",
            "QueueVisibilitySeconds=1"
        };
        return Opspawn.startAt(directory, directory, environment, command);
    }

    private void awaitApi(Opspawn up) {
        Awaitility.await("the API of life " + life)
                .atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(20))
                .ignoreException(UncheckedIOException.class)
                .until(() -> {
                    up.assertAlive();
                    return api.get("/tasks?limit=1").status() == 200;
                });
    }

    @Override
    public void close() {
        load.close();
        outside.close();
    }
}
