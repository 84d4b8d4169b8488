package com.opspawn.system.deployed;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * The system as it stands on an endpoint, until this JVM ends.
 *
 * @param endpoint where the services answer
 * @param api the API's base address, with {@code /api/v1}, for callers who cannot sign
 * @param stack what was created there
 */
public record Deployed(Endpoint endpoint, URI api, Standing stack) {
    private static final String API = "/api/v1";

    /** @param environment as {@link MiniStack#start} */
    public static Deployed onMiniStack(Path root, Path environment, Map<String, String> parameters) {
        try {
            Path scratch = scratch();
            MiniStack emulator = MiniStack.start(environment, scratch);
            AtEnd.run(emulator::close);
            return on(emulator.endpoint(), new MiniStackDifferences(), root, scratch, parameters);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether {@link #onLocalStack} can work. */
    public static boolean hasDocker() {
        return LocalStack.canStart();
    }

    public static Deployed onLocalStack(Path root, Map<String, String> parameters) {
        try {
            Path scratch = scratch();
            LocalStack emulator = LocalStack.start();
            AtEnd.run(emulator::close);
            return on(emulator.endpoint(), new LocalStackDifferences(), root, scratch, parameters);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Deployed on(
            Endpoint endpoint, Differences differences, Path root, Path scratch, Map<String, String> parameters)
            throws IOException {
        String name = "opspawn-" + UUID.randomUUID().toString().substring(0, 8);
        Map<String, String> outputs = new Deployer(root, endpoint, differences, name, scratch).deploy(parameters);
        Standing stack = new Standing(root, endpoint, name, outputs);
        return new Deployed(endpoint, behind(differences.front(stack)), stack);
    }

    private static URI behind(Front front) {
        AtEnd.run(front::close);
        return front.uri().resolve(API);
    }

    /** The same functions behind the front that emulators without HTTP APIs get. */
    public URI apiThatInvokes() {
        try {
            return behind(new InvokingFront(stack));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Of the stack, by its name in the template. */
    public String output(String name) {
        return Objects.requireNonNull(stack.outputs().get(name), name);
    }

    /** A queue's address, by the name of the output. */
    public URI queue(String output) {
        return endpoint.uri().resolve(URI.create(output(output)).getPath());
    }

    private static Path scratch() throws IOException {
        Path scratch = Files.createTempDirectory("opspawn-deployed");
        AtEnd.run(() -> delete(scratch));
        return scratch;
    }

    private static void delete(Path directory) {
        try (Stream<Path> files = Files.walk(directory)) {
            files.sorted((a, b) -> b.compareTo(a)).map(Path::toFile).forEach(File::delete);
        } catch (IOException e) {
            System.out.println("left behind: " + directory);
        }
    }
}
