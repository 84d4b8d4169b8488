package com.opspawn.local.function.packaged;

import com.opspawn.local.function.Invocation;
import com.opspawn.local.function.Outcome;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * An invocation on its way through a sandbox.
 *
 * @param deadline when the sandbox is ended
 * @param outcome what became of it; empty where the sandbox was gone before it got the invocation
 */
record Call(Invocation invocation, Instant deadline, CompletableFuture<Optional<Outcome>> outcome) {
    Call(Invocation invocation, Instant deadline) {
        this(invocation, deadline, new CompletableFuture<>());
    }

    void ended(Outcome how) {
        outcome.complete(Optional.of(how));
    }

    void notDelivered() {
        outcome.complete(Optional.empty());
    }
}
