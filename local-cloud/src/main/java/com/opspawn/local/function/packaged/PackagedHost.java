package com.opspawn.local.function.packaged;

import com.opspawn.local.function.FunctionError;
import com.opspawn.local.function.FunctionHost;
import com.opspawn.local.function.Invocation;
import com.opspawn.local.function.Outcome;
import com.opspawn.local.template.FunctionSpec;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Runs a function from its zip, in as many JVMs as calls come at once. */
final class PackagedHost implements FunctionHost {
    private final FunctionSpec function;
    private final Code code;
    private final Pool pool;
    private final Semaphore calls;
    private final Duration patience;
    private final InstantSource clock;
    private final Consumer<String> log;

    /**
     * @param bound how many calls may run at once
     * @param patience how long a call waits for others to end before it is refused
     */
    PackagedHost(
            FunctionSpec function,
            Code code,
            Pool pool,
            int bound,
            Duration patience,
            InstantSource clock,
            Consumer<String> log) {
        this.function = function;
        this.code = code;
        this.pool = pool;
        // Fair: who came first is served first.
        this.calls = new Semaphore(bound, true);
        this.patience = patience;
        this.clock = clock;
        this.log = log;
    }

    /** Unpacks the zip. A JVM starts with the first call that needs it: most of a system's functions are rarely called. */
    @Override
    public void prepare() throws IOException {
        code.unpacked(function.code());
    }

    @Override
    public Outcome invoke(Invocation invocation) {
        try {
            if (!calls.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                return new Outcome.Rejected("TooManyRequestsException", "Rate Exceeded.");
            }
            try {
                return told(invoked(invocation));
            } finally {
                calls.release();
            }
        } catch (NotStartedException e) {
            return told(new Outcome.Failed(e.error()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Outcome.Rejected("ServiceException", "The caller was interrupted.");
        }
    }

    private Outcome invoked(Invocation invocation) throws InterruptedException, NotStartedException {
        while (true) {
            Optional<Sandbox> sandbox = pool.take();
            if (sandbox.isEmpty()) {
                return new Outcome.Rejected("ServiceException", "The local cloud is stopping.");
            }
            Call call = new Call(invocation, clock.instant().plus(function.timeout()));
            Optional<Outcome> outcome = sandbox.get().run(call, function.timeout());
            if (outcome.isPresent()) {
                return outcome.get();
            }
            // It died while nobody used it: another one takes the call.
        }
    }

    /** What the function cannot log itself. */
    private Outcome told(Outcome outcome) {
        switch (outcome) {
            case Outcome.TimedOut(FunctionError error) -> tell(error);
            case Outcome.Failed(FunctionError error) when error.errorType().equals("Runtime.ExitError") -> tell(error);
            case Outcome.Failed failed -> {}
            case Outcome.Answered answered -> {}
            case Outcome.Rejected rejected -> {}
        }
        return outcome;
    }

    private void tell(FunctionError error) {
        log.accept(function.logicalId() + ": " + error.errorMessage() + "\n");
    }

    @Override
    public void close() {
        pool.close();
    }
}
