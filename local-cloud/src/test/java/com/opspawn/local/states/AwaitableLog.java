package com.opspawn.local.states;

import com.opspawn.local.states.log.ExecutionEnd;
import com.opspawn.local.states.log.ExecutionLog;
import com.opspawn.local.states.log.ExecutionStart;
import com.opspawn.local.states.log.LoggedExecution;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** Lets a test wait for the end of an execution. */
public final class AwaitableLog implements ExecutionLog {
    private final ExecutionLog log;
    private final Map<String, CompletableFuture<ExecutionEnd>> ends = new ConcurrentHashMap<>();

    public AwaitableLog(ExecutionLog log) {
        this.log = log;
    }

    /** The end of an execution; a test that waits in vain fails. */
    public ExecutionEnd awaitEnd(String arn) {
        return end(arn).orTimeout(20, TimeUnit.SECONDS).join();
    }

    /** Waits for the end, but no longer than this. */
    public boolean endsWithin(String arn, Duration patience) {
        return end(arn).thenApply(ended -> true)
                .completeOnTimeout(false, patience.toMillis(), TimeUnit.MILLISECONDS)
                .join();
    }

    public boolean hasEnded(String arn) {
        return end(arn).isDone();
    }

    private CompletableFuture<ExecutionEnd> end(String arn) {
        return ends.computeIfAbsent(arn, key -> new CompletableFuture<>());
    }

    @Override
    public List<LoggedExecution> executions() {
        return log.executions();
    }

    @Override
    public void started(ExecutionStart start) {
        log.started(start);
    }

    @Override
    public void ended(String arn, ExecutionEnd end) {
        log.ended(arn, end);
        end(arn).complete(end);
    }

    @Override
    public void close() {
        log.close();
    }
}
