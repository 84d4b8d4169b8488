package com.opspawn.local.states.run;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Where one line of control is told what it waits for. Anyone may put; only that line takes. */
final class Mailbox<T> {
    private final Queue<T> letters = new ArrayDeque<>();
    private @Nullable CompletableFuture<T> reader;

    synchronized void put(T letter) {
        CompletableFuture<T> waiting = reader;
        reader = null;
        if (waiting == null || !waiting.complete(letter)) {
            letters.add(letter);
        }
    }

    /** The next letter, now or when it comes. */
    synchronized CompletableFuture<T> take() {
        T letter = letters.poll();
        if (letter != null) {
            return CompletableFuture.completedFuture(letter);
        }
        CompletableFuture<T> next = new CompletableFuture<>();
        reader = next;
        return next;
    }
}
