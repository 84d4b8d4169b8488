package com.opspawn.query;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Time that passes only where somebody pauses, and what happens meanwhile. */
final class DrivenPatience implements Patience {
    static final Instant START = Instant.parse("2026-11-22T12:00:00Z");

    private final List<Duration> pauses = new ArrayList<>();
    private Instant now = START;
    private Runnable meanwhile = () -> {};
    private boolean stopped;

    @Override
    public Instant now() {
        return now;
    }

    @Override
    public void pause(Duration duration) throws InterruptedException {
        if (stopped) {
            throw new InterruptedException();
        }
        pauses.add(duration);
        now = now.plus(duration);
        meanwhile.run();
    }

    /** Runs it in each pause. */
    void meanwhile(Runnable action) {
        meanwhile = action;
    }

    void stop() {
        stopped = true;
    }

    List<Duration> pauses() {
        return List.copyOf(pauses);
    }

    Duration waited() {
        return Duration.between(START, now);
    }
}
