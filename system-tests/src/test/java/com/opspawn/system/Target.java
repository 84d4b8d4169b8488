package com.opspawn.system;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.opspawn.local.LocalCloud;
import com.opspawn.local.Options;
import com.opspawn.system.deployed.Deployed;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * The system that the black-box tests speak to: the address in {@code -Dopspawn.endpoint=…} (and {@code
 * -Dopspawn.queue.url=…}, {@code -Dopspawn.dead-letter-queue.url=…}), or what is deployed on the emulator in {@code
 * -Dopspawn.emulator=…}, or else one local cloud for all tests.
 *
 * @param api the API's base address, with {@code /api/v1}
 * @param queue where tasks are sent as messages, where the target has one that can be reached
 * @param deadLetters where messages end that are none
 * @param emulator what is known of it besides, where this deployed it
 */
record Target(URI api, Optional<URI> queue, Optional<URI> deadLetters, Optional<OnEmulator> emulator) {
    static final Path ROOT = Path.of(System.getProperty("opspawn.root"));

    private static final Target THE_ONE = choose();

    static Target get() {
        return THE_ONE;
    }

    /** Skips what an emulator would answer otherwise than AWS. */
    static void assumeNoEmulator(String difference) {
        assumeTrue(THE_ONE.emulator().isEmpty(), difference);
    }

    private static Target choose() {
        return property("opspawn.endpoint")
                .map(endpoint -> new Target(
                        endpoint,
                        property("opspawn.queue.url"),
                        property("opspawn.dead-letter-queue.url"),
                        Optional.empty()))
                .or(() -> OnEmulator.asked().map(Target::deployed))
                .orElseGet(Target::local);
    }

    private static Target deployed(OnEmulator emulator) {
        Deployed deployed = emulator.deployed();
        return new Target(
                deployed.api(),
                Optional.of(deployed.queue("SubmitQueueUrl")),
                Optional.of(deployed.queue("DeadLetterQueueUrl")),
                Optional.of(emulator));
    }

    private static Optional<URI> property(String name) {
        return Optional.ofNullable(System.getProperty(name)).map(URI::create);
    }

    /** Demo model, everything in memory; a message that failed comes back after a second instead of a minute. */
    private static Target local() {
        Options options = Hosted.options().withParameters(Map.of("QueueVisibilitySeconds", "1"));
        LocalCloud cloud = LocalCloud.start(
                Hosted.packaged() ? options.withEnvironment(new EmbeddingServer().environment()) : options);
        Runtime.getRuntime().addShutdownHook(new Thread(cloud::close));
        cloud.awaitQueues();
        return new Target(
                URI.create(cloud.apiUrl() + "/api/v1"),
                Optional.ofNullable(cloud.queueUrls().get("SubmitQueue")),
                Optional.ofNullable(cloud.queueUrls().get("SubmitDeadLetterQueue")),
                Optional.empty());
    }
}
