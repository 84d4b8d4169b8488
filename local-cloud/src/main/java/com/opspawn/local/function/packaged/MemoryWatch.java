package com.opspawn.local.function.packaged;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Ends sandboxes that take more memory than their function has, as Lambda does: the JVM bounds its heap by itself, and
 * nothing bounds threads, buffers and classes.
 */
final class MemoryWatch implements AutoCloseable {
    private static final Duration PERIOD = Duration.ofMillis(100);
    private static final long MEGABYTE = 1024L * 1024;

    private final Map<Sandbox, Integer> limits = new ConcurrentHashMap<>();
    private final Thread thread = Thread.ofVirtual().name("memory watch").unstarted(this::run);

    private MemoryWatch() {}

    static MemoryWatch start() {
        MemoryWatch watch = new MemoryWatch();
        watch.thread.start();
        return watch;
    }

    void watch(Sandbox sandbox, int megabytes) {
        limits.put(sandbox, megabytes);
        CompletableFuture<Void> _ = sandbox.gone().thenRun(() -> limits.remove(sandbox));
    }

    private void run() {
        try {
            while (true) {
                Thread.sleep(PERIOD);
                limits.forEach(MemoryWatch::check);
            }
        } catch (InterruptedException e) {
            // Closed.
        }
    }

    private static void check(Sandbox sandbox, int megabytes) {
        sandbox.process()
                .filter(jvm -> resident(jvm.pid()).orElse(0) > megabytes * MEGABYTE)
                .ifPresent(jvm -> sandbox.end());
    }

    /** In bytes; empty where the process has gone. */
    private static OptionalLong resident(long pid) {
        try {
            String status = Files.readString(Path.of("/proc/" + pid + "/status"));
            return status.lines()
                    .filter(line -> line.startsWith("RssAnon:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
                    .findFirst();
        } catch (IOException e) {
            return OptionalLong.empty();
        }
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
