package com.opspawn.testing.cloud;

import com.opspawn.testing.actor.Scheduler;
import com.opspawn.testing.boundary.Service;
import com.opspawn.testing.boundary.Way;
import java.time.Duration;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;

/** A call of Step Functions. */
interface SfnWay<T> extends Way<T> {
    /** As the clients of the functions that start and wake are set up. */
    Duration CALL_TIMEOUT = Duration.ofSeconds(3);

    Scheduler scheduler();

    @Override
    default Service service() {
        return Service.WORKFLOW;
    }

    @Override
    default Duration takes() {
        return Duration.ofMillis(20);
    }

    @Override
    default Duration patience() {
        return CALL_TIMEOUT;
    }

    @Override
    default T timedOut() {
        throw ApiCallTimeoutException.create(CALL_TIMEOUT.toMillis());
    }

    @Override
    default boolean isResent() {
        return true;
    }

    @Override
    default T die() {
        throw scheduler().die();
    }
}
