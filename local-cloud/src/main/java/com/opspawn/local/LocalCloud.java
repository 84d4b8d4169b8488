package com.opspawn.local;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * A running system made from a SAM template: the HTTP API, tables, queues, state machines, schedules and functions, in this
 * JVM, on loopback.
 */
public final class LocalCloud implements AutoCloseable {
    private final RunningParts parts;
    private final List<String> notes;
    private final URI api;
    private final Optional<URI> tables;
    private final URI states;
    private final Map<String, URI> queueUrls;
    private final CompletableFuture<?> queues;

    LocalCloud(
            RunningParts parts,
            List<String> notes,
            URI api,
            Optional<URI> tables,
            URI states,
            Map<String, URI> queueUrls,
            CompletableFuture<?> queues) {
        this.parts = parts;
        this.notes = List.copyOf(notes);
        this.api = api;
        this.tables = tables;
        this.states = states;
        this.queueUrls = Map.copyOf(queueUrls);
        this.queues = queues;
    }

    /**
     * Starts a local cloud. It comes back when the HTTP API answers; queues may come up a little later
     * ({@link #awaitQueues}).
     *
     * @throws StartException where it cannot run; nothing is left running then
     */
    public static LocalCloud start(Options options) {
        RunningParts parts = new RunningParts(options.log());
        try {
            return new Startup(options, parts).start();
        } catch (RuntimeException | Error e) {
            parts.close();
            throw e;
        }
    }

    /** The HTTP API, without a path: {@code http://127.0.0.1:3000}. */
    public URI apiUrl() {
        return api;
    }

    /** Where DynamoDB answers; empty where the store is embedded. */
    public Optional<URI> dynamoDbUrl() {
        return tables;
    }

    /** Where Step Functions answers. */
    public URI statesUrl() {
        return states;
    }

    /** Each queue's URL, by logical id; empty where queues are off. */
    public Map<String, URI> queueUrls() {
        return queueUrls;
    }

    /** What is different here from AWS, in sentences for the user. */
    public List<String> notes() {
        return notes;
    }

    /**
     * Waits until queues take messages and functions are given them. Without queues, it comes back at once.
     *
     * @throws StartException where they did not come up
     */
    public void awaitQueues() {
        Waiting.on(queues);
    }

    /** Stops everything. Safe to call again. */
    @Override
    public void close() {
        parts.close();
    }
}
