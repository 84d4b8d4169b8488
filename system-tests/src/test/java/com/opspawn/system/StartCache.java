package com.opspawn.system;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/**
 * The classes that {@code opspawn up} loads, in a cache as the launcher makes one, queues included: a start then takes half
 * the time. It is made by a first run, beside the tests, once after each build; a process that starts before it is there
 * starts without it.
 */
final class StartCache {
    private static final Path BUILT = Target.ROOT.resolve("cli/target/opspawn");
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final Path CACHE = BUILT.resolve("system-tests.aot");
    private static final CompletableFuture<Optional<Path>> MADE = new CompletableFuture<>();

    private StartCache() {}

    static {
        Thread.ofPlatform().daemon().name("start cache").start(() -> MADE.complete(made()));
    }

    /** What makes a JVM use it, where it is there by now. */
    static List<String> options() {
        return MADE.getNow(Optional.empty())
                .map(cache -> List.of("-XX:AOTCache=" + cache, "-Xlog:aot*=off,cds*=off"))
                .orElse(List.of());
    }

    private static Optional<Path> made() {
        try {
            boolean isNew = Files.exists(CACHE)
                    && Files.getLastModifiedTime(CACHE).compareTo(Files.getLastModifiedTime(BUILT.resolve("args"))) > 0;
            return isNew ? Optional.of(CACHE) : trained(Files.createTempDirectory("start-cache"));
        } catch (IOException | RuntimeException | Error e) {
            System.out.println("no start cache: " + e);
            return Optional.empty();
        }
    }

    private static Optional<Path> trained(Path directory) throws IOException {
        Path cache = directory.resolve("cache.aot");
        Map<String, String> demo = Map.of("OPSPAWN_MODEL", "demo");
        try (Opspawn up = Opspawn.startWith(
                List.of("-XX:AOTCacheOutput=" + cache, "-Dopspawn.home=" + Target.ROOT),
                directory,
                demo,
                "up",
                "--port",
                "0",
                "--data",
                directory.resolve("data").toString())) {
            Api api = up.api();
            api.ended(api.submit("What is 17 * 23?"));
            up.terminate();
            up.exitCode(PATIENCE);
            Files.move(cache, CACHE, StandardCopyOption.REPLACE_EXISTING);
            return Optional.of(CACHE);
        } finally {
            try (Stream<Path> files = Files.walk(directory)) {
                files.sorted((a, b) -> b.compareTo(a)).map(Path::toFile).forEach(File::delete);
            }
        }
    }
}
