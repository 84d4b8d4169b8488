package com.opspawn.system;

import com.opspawn.local.LocalCloud;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * The system that the black-box tests speak to: the address in {@code -Dopspawn.endpoint=…} (and {@code
 * -Dopspawn.queue.url=…}, {@code -Dopspawn.dead-letter-queue.url=…}), or else one local cloud for all tests.
 *
 * @param api the API's base address, with {@code /api/v1}
 * @param queue where tasks are sent as messages, where the target has one that can be reached
 * @param deadLetters where messages end that are none
 */
record Target(URI api, Optional<URI> queue, Optional<URI> deadLetters) {
    static final Path ROOT = Path.of(System.getProperty("opspawn.root"));

    private static final Target THE_ONE = choose();

    static Target get() {
        return THE_ONE;
    }

    private static Target choose() {
        return property("opspawn.endpoint")
                .map(endpoint ->
                        new Target(endpoint, property("opspawn.queue.url"), property("opspawn.dead-letter-queue.url")))
                .orElseGet(Target::local);
    }

    private static Optional<URI> property(String name) {
        return Optional.ofNullable(System.getProperty(name)).map(URI::create);
    }

    /** Demo model, everything in memory; a message that failed comes back after a second instead of a minute. */
    private static Target local() {
        LocalCloud cloud =
                LocalCloud.start(StoreSetting.options().withParameters(Map.of("QueueVisibilitySeconds", "1")));
        Runtime.getRuntime().addShutdownHook(new Thread(cloud::close));
        cloud.awaitQueues();
        return new Target(
                URI.create(cloud.apiUrl() + "/api/v1"),
                Optional.ofNullable(cloud.queueUrls().get("SubmitQueue")),
                Optional.ofNullable(cloud.queueUrls().get("SubmitDeadLetterQueue")));
    }
}
