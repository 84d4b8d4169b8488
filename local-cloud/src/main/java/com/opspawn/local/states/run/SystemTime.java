package com.opspawn.local.states.run;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** The machine's time, to the millisecond, as Step Functions has it. One thread of its own rings all alarms. */
public final class SystemTime implements Time, AutoCloseable {
    private final Clock clock = Clock.systemUTC();
    private final ScheduledThreadPoolExecutor alarms;

    public SystemTime() {
        alarms = new ScheduledThreadPoolExecutor(
                1, Thread.ofPlatform().daemon().name("states-alarms").factory());
        // Nearly every time-out is taken back: without this, each would stay until its time.
        alarms.setRemoveOnCancelPolicy(true);
    }

    @Override
    public Instant now() {
        return Instant.ofEpochMilli(clock.millis());
    }

    @Override
    public Alarm at(Instant when, Runnable action) {
        long delay = Duration.between(now(), when).toMillis();
        Future<?> alarm = alarms.schedule(action, delay, TimeUnit.MILLISECONDS);
        return () -> alarm.cancel(false);
    }

    @Override
    public void close() {
        alarms.shutdownNow();
    }
}
