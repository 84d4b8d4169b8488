package com.opspawn.local.function;

import com.opspawn.local.template.FunctionSpec;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Runs a function of the class path in this JVM. Its handler is built once and then shared by all calls: where
 * Lambda would start a second environment, two calls meet in one object.
 *
 * <p>At its time-out a call's thread is interrupted and the caller told at once; unlike Lambda's sandbox, code that ignores
 * the interrupt runs on.
 */
public final class InProcessHost implements FunctionHost {
    private final FunctionSpec function;
    private final Supplier<Map<String, String>> environment;
    private final Supplier<List<Object>> parts;
    private final InstantSource clock;
    private final Consumer<String> log;
    // Platform threads: a function may compute for long, and would keep virtual threads of the whole cloud off the
    // cores.
    private final ExecutorService threads;
    private final Object building = new Object();
    private @Nullable Handler handler;

    /**
     * @param environment asked once, when the handler is built
     * @param parts likewise: what is there for handlers that ask for it in a constructor, beside the environment
     * @param log is given what the function logs, a piece at a time
     */
    public InProcessHost(
            FunctionSpec function,
            Supplier<Map<String, String>> environment,
            Supplier<List<Object>> parts,
            InstantSource clock,
            Consumer<String> log) {
        this.function = function;
        this.environment = environment;
        this.parts = parts;
        this.clock = clock;
        this.log = log;
        this.threads = Executors.newCachedThreadPool(
                Thread.ofPlatform().daemon().name(function.logicalId() + "-", 1).factory());
    }

    @Override
    public void prepare() throws Exception {
        handler();
    }

    @Override
    public Outcome invoke(Invocation invocation) {
        try {
            Future<String> answer = threads.submit(() -> run(invocation));
            return logged(await(answer, invocation));
        } catch (RejectedExecutionException e) {
            return new Outcome.Rejected("ServiceException", "The local cloud is stopping.");
        }
    }

    private Outcome logged(Outcome outcome) {
        if (threads.isShutdown()) {
            // What is told to stop at the end fails by that, which is no news.
            return outcome;
        }
        switch (outcome) {
            case Outcome.Failed(FunctionError error) ->
                log.accept(function.logicalId() + " failed: " + error.json() + "\n");
            case Outcome.TimedOut(FunctionError error) ->
                log.accept(function.logicalId() + ": " + error.errorMessage() + "\n");
            case Outcome.Answered answered -> {}
            case Outcome.Rejected rejected -> {}
        }
        return outcome;
    }

    private String run(Invocation invocation) throws Exception {
        LambdaContext context =
                new LambdaContext(function, invocation, clock.instant().plus(function.timeout()), clock, log);
        return handler().handle(invocation.payload(), context);
    }

    private Outcome await(Future<String> answer, Invocation invocation) {
        try {
            return new Outcome.Answered(answer.get(function.timeout().toMillis(), TimeUnit.MILLISECONDS));
        } catch (ExecutionException e) {
            return new Outcome.Failed(FunctionError.of(e.getCause() == null ? e : e.getCause()));
        } catch (TimeoutException e) {
            answer.cancel(true);
            return new Outcome.TimedOut(FunctionError.timedOut(function.timeout(), invocation.requestId()));
        } catch (InterruptedException e) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            return new Outcome.Rejected("ServiceException", "The caller was interrupted.");
        }
    }

    private Handler handler() throws Exception {
        synchronized (building) {
            Handler known = handler;
            if (known == null) {
                known = HandlerLoader.load(function.handler(), environment.get(), parts.get());
                handler = known;
            }
            return known;
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
