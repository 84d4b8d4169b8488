package com.opspawn.local;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** Parts that come up beside each other, and waiting for them. */
final class Waiting {
    private Waiting() {}

    /**
     * Starts a part on a thread of its own.
     *
     * @param part in words, for its failure's message
     */
    static <T> CompletableFuture<T> start(String part, Callable<T> starting) {
        CompletableFuture<T> started = new CompletableFuture<>();
        Thread.ofPlatform().daemon().name("start " + part).start(() -> {
            try {
                started.complete(starting.call());
            } catch (StartException e) {
                started.completeExceptionally(e);
            } catch (Throwable e) {
                started.completeExceptionally(new StartException.PartFailed(part, e));
            }
        });
        return started;
    }

    /** The part, or its own {@link StartException}. */
    static <T> T on(CompletableFuture<T> part) {
        try {
            return part.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof StartException failed ? failed : e;
        }
    }
}
