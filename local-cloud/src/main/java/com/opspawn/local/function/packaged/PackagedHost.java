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
import java.util.function.Consumer;

/** Runs a function from its zip, in as many JVMs as calls come at once. */
final class PackagedHost implements FunctionHost {
    /** Lambda's for functions with SnapStart, where it is not the function's own time-out. */
    private static final Duration START = Duration.ofSeconds(130);

    private final FunctionSpec function;
    private final Pool pool;
    private final Duration patience;
    private final InstantSource clock;
    private final Consumer<String> log;

    /** @param patience how long a call waits where the pool is busy; without concurrency reserved, that is */
    PackagedHost(FunctionSpec function, Pool pool, Duration patience, InstantSource clock, Consumer<String> log) {
        this.function = function;
        this.pool = pool;
        this.patience = function.sandbox().reserved().isPresent() ? Duration.ZERO : patience;
        this.clock = clock;
        this.log = log;
    }

    /** One sandbox, to find out now whether there can be one. */
    @Override
    public void prepare() throws Exception {
        Optional<Sandbox> first = pool.take(Duration.ZERO);
        if (first.isPresent()) {
            first.get().awaitReady(start());
            pool.giveBack(first.get());
        }
    }

    private Duration start() {
        return function.timeout().compareTo(START) > 0 ? function.timeout() : START;
    }

    @Override
    public Outcome invoke(Invocation invocation) {
        try {
            return told(invoked(invocation));
        } catch (NotStartedException e) {
            return told(new Outcome.Failed(e.error()));
        } catch (IOException e) {
            return told(new Outcome.Failed(FunctionError.own("Runtime.ExitError", "Error: " + e)));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Outcome.Rejected("ServiceException", "The caller was interrupted.");
        }
    }

    private Outcome invoked(Invocation invocation) throws IOException, InterruptedException, NotStartedException {
        while (true) {
            Optional<Sandbox> sandbox = pool.take(patience);
            if (sandbox.isEmpty()) {
                return new Outcome.Rejected("TooManyRequestsException", "Rate Exceeded.");
            }
            sandbox.get().awaitReady(start());
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
