package com.opspawn.local.function.packaged;

import com.opspawn.local.function.FunctionError;
import com.opspawn.local.function.Outcome;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One JVM of a function. It takes one call at a time, and dies of its time-out.
 *
 * <pre>
 * starting ── next ──▶ waiting ◀── next ── answering
 *    │                    └──── call ─────────▲
 *    └── init/error, exit ─▶ dead ◀── exit, from anywhere
 * </pre>
 */
final class Sandbox implements RuntimeCalls {
    /** Between an answer and asking for more there is nothing to do. */
    private static final Duration PAUSE_AFTER_ANSWER = Duration.ofSeconds(10);

    private final CompletableFuture<Sandbox> ready = new CompletableFuture<>();
    private final CompletableFuture<Void> gone = new CompletableFuture<>();
    private final BlockingQueue<Optional<Call>> calls = new LinkedBlockingQueue<>();
    private final Consumer<Sandbox> whenFree;
    private CompletableFuture<Void> asked = new CompletableFuture<>();
    private @Nullable Call current;
    private boolean delivered;
    private @Nullable Process process;

    /** @param whenFree told each time that it waits for another call, after the first */
    Sandbox(Consumer<Sandbox> whenFree) {
        this.whenFree = whenFree;
    }

    /** Ties it to its JVM, which may have said something already. */
    void runs(Process jvm) {
        synchronized (this) {
            process = jvm;
        }
        CompletableFuture<Void> _ = jvm.onExit().thenAccept(this::exited);
    }

    CompletableFuture<Void> gone() {
        return gone;
    }

    /**
     * Waits until it takes calls; ends it where that takes too long.
     *
     * @throws NotStartedException where it does not come to that
     */
    void awaitReady(Duration patience) throws NotStartedException, InterruptedException {
        try {
            ready.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            end();
            throw new NotStartedException(Errors.notReady(patience));
        } catch (ExecutionException e) {
            if (e.getCause() instanceof NotStartedException why) {
                throw why;
            }
            throw new IllegalStateException(e);
        }
    }

    /** Hands a call over and waits for its end; empty where the sandbox was gone before. */
    Optional<Outcome> run(Call call, Duration timeout) {
        synchronized (this) {
            if (gone.isDone()) {
                return Optional.empty();
            }
            current = call;
            delivered = false;
        }
        calls.add(Optional.of(call));
        try {
            Optional<Outcome> outcome = call.outcome().get(timeout.toMillis(), TimeUnit.MILLISECONDS);
            awaitAsked();
            return outcome;
        } catch (TimeoutException e) {
            call.ended(new Outcome.TimedOut(
                    FunctionError.timedOut(timeout, call.invocation().requestId())));
            end();
            // It may have answered in the very last moment.
            return call.outcome().join();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            end();
            return Optional.of(new Outcome.Rejected("ServiceException", "The caller was interrupted."));
        }
    }

    /** Its client asks for more in no time: who calls again at once then finds it free, and needs no other sandbox. */
    private void awaitAsked() throws InterruptedException {
        try {
            asked().get(1, TimeUnit.SECONDS);
        } catch (TimeoutException | ExecutionException e) {
            // It is on its way out.
        }
    }

    @Override
    public Optional<Call> next() throws InterruptedException {
        if (!ready.complete(this)) {
            whenFree.accept(this);
            asked().complete(null);
        }
        Optional<Call> call = calls.take();
        synchronized (this) {
            delivered = call.isPresent();
        }
        return call;
    }

    private synchronized CompletableFuture<Void> asked() {
        return asked;
    }

    @Override
    public boolean answered(String requestId, String payload) {
        return ended(requestId, new Outcome.Answered(payload));
    }

    @Override
    public boolean failed(String requestId, FunctionError error) {
        return ended(requestId, new Outcome.Failed(error));
    }

    private boolean ended(String requestId, Outcome outcome) {
        Call call;
        synchronized (this) {
            call = current;
            if (call == null || !call.invocation().requestId().equals(requestId)) {
                return false;
            }
            current = null;
            asked = new CompletableFuture<>();
            // A client that does not ask for more is going away, and threads of the function's may keep its JVM up.
            asked.orTimeout(PAUSE_AFTER_ANSWER.toSeconds(), TimeUnit.SECONDS).exceptionally(late -> {
                end();
                return null;
            });
        }
        call.ended(outcome);
        return true;
    }

    @Override
    public void notStarted(FunctionError error) {
        ready.completeExceptionally(new NotStartedException(error));
    }

    private void exited(Process jvm) {
        Call call;
        boolean had;
        synchronized (this) {
            call = current;
            had = delivered;
            current = null;
            asked.complete(null);
            gone.complete(null);
        }
        calls.add(Optional.empty());
        notStarted(Errors.exited(jvm.exitValue(), Optional.empty()));
        if (call != null && had) {
            call.ended(new Outcome.Failed(
                    Errors.exited(jvm.exitValue(), Optional.of(call.invocation().requestId()))));
        } else if (call != null) {
            call.notDelivered();
        }
    }

    /** The processor's number of its JVM, where that runs. */
    synchronized Optional<Process> process() {
        return Optional.ofNullable(process).filter(Process::isAlive);
    }

    /** Ends its JVM and whatever that has started. */
    void end() {
        process().ifPresent(jvm -> {
            jvm.descendants().forEach(ProcessHandle::destroyForcibly);
            jvm.destroyForcibly();
        });
    }
}
