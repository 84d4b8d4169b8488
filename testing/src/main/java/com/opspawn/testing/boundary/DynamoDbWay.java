package com.opspawn.testing.boundary;

import com.opspawn.testing.actor.Scheduler;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;

/** A request to the store. */
record DynamoDbWay<T>(
        String operation,
        Object request,
        List<String> errors,
        Supplier<T> call,
        IntFunction<Optional<T>> past,
        Scheduler scheduler)
        implements Way<T> {
    /** As the functions' clients are set up. */
    private static final Duration CALL_TIMEOUT = Duration.ofSeconds(5);

    @Override
    public Service service() {
        return Service.STORE;
    }

    @Override
    public T go() {
        return call.get();
    }

    @Override
    public Duration takes() {
        return Duration.ofMillis(5);
    }

    @Override
    public Duration patience() {
        return CALL_TIMEOUT;
    }

    @Override
    public T timedOut() {
        throw ApiCallTimeoutException.create(CALL_TIMEOUT.toMillis());
    }

    @Override
    public T error(String name) {
        throw DynamoDbErrors.of(name);
    }

    @Override
    public boolean isResent() {
        return true;
    }

    @Override
    public Optional<T> stale(int writes) {
        return past.apply(writes);
    }

    @Override
    public T die() {
        throw scheduler.die();
    }
}
