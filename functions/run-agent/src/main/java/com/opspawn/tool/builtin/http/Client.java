package com.opspawn.tool.builtin.http;

import com.opspawn.tool.Hosts;
import com.opspawn.tool.ToolException;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Runs requests, each within a time, however slowly its answer drips. */
record Client(Exchange exchange, Duration timeout) {
    static final Duration TIMEOUT = Duration.ofSeconds(20);
    /** Longer than the client's own, so that its message is the one that is told. */
    static final Duration TOOL_TIMEOUT = TIMEOUT.plusSeconds(5);

    /** What a tool tells of an answer. */
    @FunctionalInterface
    interface Telling {
        String tell(Exchange.Result result) throws ToolException, IOException;
    }

    static Client toTheInternet() {
        return new Client(new Exchange(Route.toTheInternet()), TIMEOUT);
    }

    String run(Request request, Hosts hosts, Telling telling) throws ToolException, InterruptedException {
        Deed deed = new Deed();
        // Reading a socket heeds neither a total time nor an interrupt, except on a virtual thread, where an interrupt
        // closes the socket: one that drips a byte a second ends like one that says nothing.
        FutureTask<String> call = new FutureTask<>(() -> told(exchange.run(request, hosts, deed), deed, telling));
        Thread.ofVirtual().name(request.method()).start(call);
        try {
            return call.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            String text = request.name() + " gave no complete answer within " + timeout.toMillis() + " ms";
            throw deed.after(new ToolException(text, e));
        } catch (ExecutionException e) {
            throw failure(request, e);
        } finally {
            call.cancel(true);
        }
    }

    /** What a redirect led to may fail after the request itself was carried out. */
    private static String told(Exchange.Result result, Deed deed, Telling telling) throws ToolException, IOException {
        try {
            return telling.tell(result);
        } catch (ToolException e) {
            throw result.request().isSafe() ? deed.after(e) : e;
        }
    }

    private static ToolException failure(Request request, ExecutionException e) {
        return e.getCause() instanceof ToolException told
                ? told
                : new ToolException(request.name() + " failed: " + e.getMessage(), e);
    }
}
