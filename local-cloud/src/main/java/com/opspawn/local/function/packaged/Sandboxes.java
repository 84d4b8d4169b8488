package com.opspawn.local.function.packaged;

import com.opspawn.local.function.FunctionHost;
import com.opspawn.local.template.FunctionSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;

/** Every function's sandboxes, and what they share: the Runtime API, unpacked zips, AWS's client. */
public final class Sandboxes implements AutoCloseable {
    /** Of one function at once, where the template reserves nothing: a laptop is no region. */
    private static final int PER_FUNCTION = 16;

    /** How long a call waits for one of these: as long as callers over HTTP do, and then some. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** Lambda's for functions with SnapStart, where it is not the function's own time-out. */
    private static final Duration START = Duration.ofSeconds(130);

    private final Path directory;
    private final RuntimeApi api;
    private final RuntimeClient client;
    private final Code code;
    private final MemoryWatch memory;
    private final InstantSource clock;
    private final Consumer<String> log;
    private final Semaphore starts =
            new Semaphore(Math.max(2, Runtime.getRuntime().availableProcessors()));
    private final List<Pool> pools = new CopyOnWriteArrayList<>();
    private final AtomicInteger count = new AtomicInteger();

    private Sandboxes(Path directory, RuntimeApi api, RuntimeClient client, InstantSource clock, Consumer<String> log) {
        this.directory = directory;
        this.api = api;
        this.client = client;
        this.code = new Code(directory.resolve("code"));
        this.clock = clock;
        this.log = log;
        this.memory = MemoryWatch.start();
    }

    /**
     * Starts nothing but the Runtime API.
     *
     * @param directory ours alone; emptied now, and again at the end
     * @param log is given each line that functions print, with the function's logical id before it
     * @throws UnsupportedOperationException where AWS has no runtime client for this machine
     */
    public static Sandboxes open(Path directory, InstantSource clock, Consumer<String> log) throws IOException {
        empty(directory);
        return new Sandboxes(
                directory, RuntimeApi.start(), RuntimeClient.unpack(directory.resolve("client")), clock, log);
    }

    /** @param environment the function's variables, where its code has been unpacked to */
    public FunctionHost host(FunctionSpec function, Function<Path, Map<String, String>> environment) {
        OptionalInt reserved = function.sandbox().reserved();
        int bound = reserved.orElse(PER_FUNCTION);
        Duration startLimit = function.timeout().compareTo(START) > 0 ? function.timeout() : START;
        Pool pool = new Pool(bound, startLimit, starts, whenFree -> start(function, environment, whenFree));
        pools.add(pool);
        Duration patience = reserved.isPresent() ? Duration.ZERO : PATIENCE;
        return new PackagedHost(function, code, pool, bound, patience, clock, log);
    }

    private Sandbox start(
            FunctionSpec function, Function<Path, Map<String, String>> environment, Consumer<Sandbox> whenFree)
            throws IOException {
        Path root = code.unpacked(function.code());
        Launch launch = new Launch(function, client, root, environment.apply(root));
        String name = function.logicalId() + "-" + count.incrementAndGet();
        Path temporary = directory.resolve("tmp").resolve(name);
        Sandbox sandbox = new Sandbox(whenFree);
        api.add(name, sandbox);
        Process jvm = launch.start(api.address(name), temporary);
        new Output(function.logicalId(), jvm, log).start();
        CompletableFuture<Void> _ = sandbox.gone().thenRun(() -> {
            api.remove(name);
            delete(temporary);
        });
        sandbox.runs(jvm);
        memory.watch(sandbox, function.memoryMegabytes());
        return sandbox;
    }

    private static void empty(Path directory) throws IOException {
        delete(directory);
        Files.createDirectories(directory);
    }

    /** As far as it can be: nothing depends on it. */
    private static void delete(Path directory) {
        if (!Files.exists(directory)) {
            return;
        }
        try (Stream<Path> files = Files.walk(directory)) {
            files.sorted((a, b) -> b.compareTo(a)).forEach(file -> file.toFile().delete());
        } catch (IOException e) {
            // A function's threads may still be writing there.
        }
    }

    @Override
    public void close() {
        memory.close();
        pools.forEach(Pool::close);
        pools.forEach(pool -> pool.sandboxes().forEach(sandbox -> sandbox.gone().join()));
        api.close();
        delete(directory);
    }
}
