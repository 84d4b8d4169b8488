package com.opspawn.local.schedule;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Fires timers when they are due. One thread; a timer that fell behind fires once, not once for every missed turn. */
public final class Schedules implements AutoCloseable {
    /** Also bounds how late a turn is noticed after the machine slept. */
    private static final Duration LONGEST_NAP = Duration.ofSeconds(30);

    private final InstantSource clock;
    private final ScheduledEvents events;
    private final Map<Timer, Optional<Instant>> due = new LinkedHashMap<>();
    private final List<Thread> threads = new ArrayList<>();

    public Schedules(List<Timer> timers, InstantSource clock, ScheduledEvents events) {
        this.clock = clock;
        this.events = events;
        Instant now = clock.instant();
        timers.forEach(timer -> due.put(timer, timer.expression().next(now)));
    }

    public void start() {
        if (!due.isEmpty()) {
            threads.add(Thread.ofVirtual().name("schedules").start(this::run));
        }
    }

    private void run() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                Thread.sleep(nap(fireDue()));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Duration nap(Optional<Instant> next) {
        Duration left =
                next.map(turn -> Duration.between(clock.instant(), turn)).orElse(LONGEST_NAP);
        return left.compareTo(LONGEST_NAP) > 0 ? LONGEST_NAP : left.isNegative() ? Duration.ZERO : left;
    }

    /** Fires what is due now. Answers when to look again. */
    synchronized Optional<Instant> fireDue() {
        Instant now = clock.instant();
        due.replaceAll((timer, turn) -> turn.filter(at -> !at.isAfter(now))
                .map(at -> {
                    timer.action().fire(timer.input().isEmpty() ? events.event(timer.rule(), at) : timer.input());
                    return timer.expression().next(now);
                })
                .orElse(turn));
        return due.values().stream().flatMap(Optional::stream).min(Instant::compareTo);
    }

    /** Stops at once; what a timer has already started goes on. */
    @Override
    public void close() {
        threads.forEach(Thread::interrupt);
    }
}
