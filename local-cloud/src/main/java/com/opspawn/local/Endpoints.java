package com.opspawn.local;

import java.net.URI;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** Where the services answer, in the variables that AWS's SDKs read. Functions wait for it; they may be called earlier. */
record Endpoints(CompletableFuture<Map<String, String>> variables) implements AutoCloseable {
    Endpoints() {
        this(new CompletableFuture<>());
    }

    void known(URI tables, URI states, URI queues, URI events) {
        variables.complete(Map.of(
                "AWS_ENDPOINT_URL_DYNAMODB", tables.toString(),
                "AWS_ENDPOINT_URL_EVENTBRIDGE", events.toString(),
                "AWS_ENDPOINT_URL_SFN", states.toString(),
                "AWS_ENDPOINT_URL_SQS", queues.toString()));
    }

    Map<String, String> await() {
        return variables.join();
    }

    /** Lets go of those who still wait. */
    @Override
    public void close() {
        variables.cancel(false);
    }
}
