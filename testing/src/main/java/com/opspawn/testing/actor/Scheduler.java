package com.opspawn.testing.actor;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Has actors take turns under a clock of their own. One scheduler serves one run. */
public final class Scheduler {
    /** When every run begins. */
    public static final Instant BEGIN = Instant.parse("2026-11-22T06:00:00Z");

    private static final long FOREVER = Long.MAX_VALUE;
    /** Real time in which a run must be over: only an actor that neither waits nor crosses takes so long. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Turns turns;
    private final int maxSteps;
    private final long horizon;
    private final List<Actor> actors = new ArrayList<>();
    private final List<Actor> runnable = new ArrayList<>();
    private final Alarms alarms = new Alarms();
    private final CountDownLatch ended = new CountDownLatch(1);
    private long now = BEGIN.toEpochMilli();
    private long started;
    private int steps;
    private volatile @Nullable Actor current;
    private @Nullable Actor first;
    private boolean over;
    private @Nullable Stuck stuck;
    private @Nullable Throwable broken;

    /**
     * @param maxSteps how many turns a run may take before it counts as stuck
     * @param horizon how much time may pass in it before it counts as stuck
     */
    public Scheduler(Turns turns, int maxSteps, Duration horizon) {
        this.turns = turns;
        this.maxSteps = maxSteps;
        this.horizon = now + horizon.toMillis();
    }

    /**
     * Runs this and all that it starts. The run ends when it returns: what is left then is killed.
     *
     * @return why it got stuck, where it did
     * @throws IllegalStateException where an actor broke, or did not come back
     */
    public Optional<Stuck> run(Sandbox sandbox, Runnable body) {
        first = actor(sandbox, "first", body);
        current = first;
        first.giveTurn();
        awaitEnd();
        if (broken != null) {
            throw new IllegalStateException("the simulation broke: " + broken, broken);
        }
        return Optional.ofNullable(stuck);
    }

    private void awaitEnd() {
        try {
            if (!ended.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                throw new IllegalStateException("no end after " + PATIENCE.toSeconds() + " s: " + current
                        + " neither waits nor crosses a boundary, it is at "
                        + List.of(running().stack()));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while a simulation ran", e);
        }
    }

    /** Starts an actor; it runs when its turn comes. */
    public Actor start(Sandbox sandbox, String name, Runnable body) {
        return actor(sandbox, name, body);
    }

    private Actor actor(Sandbox sandbox, String name, Runnable body) {
        Actor[] self = new Actor[1];
        self[0] = new Actor(sandbox, name, started++, steps, () -> live(self[0], body));
        if (!over) {
            actors.add(self[0]);
        }
        return self[0];
    }

    private void live(Actor me, Runnable body) {
        me.awaitTurn();
        try {
            if (!isDead(me)) {
                body.run();
            }
        } catch (Died killed) {
            // Its process was, or the run is over.
        } catch (Throwable e) {
            broken = broken == null ? e : broken;
            over = true;
        } finally {
            leave(me);
        }
    }

    private void leave(Actor me) {
        actors.remove(me);
        over |= me.equals(first);
        if (!over) {
            Actor next = pick(me);
            if (!over) {
                pass(next);
                return;
            }
        }
        endNext();
    }

    /** Each that is left comes to its end, one at a time. */
    private void endNext() {
        actors.removeIf(actor -> !actor.isStarted());
        if (actors.isEmpty()) {
            ended.countDown();
        } else {
            pass(actors.getFirst());
        }
    }

    private void pass(Actor next) {
        current = next;
        next.giveTurn();
    }

    /** How many turns there were so far. */
    public int turn() {
        return steps;
    }

    /** Who runs now. */
    public Actor running() {
        Actor actor = current;
        if (actor == null) {
            throw new IllegalStateException("no simulation runs");
        }
        return actor;
    }

    private boolean isDead(Actor actor) {
        return over || actor.sandbox().isDead();
    }

    /** @throws Died where the running actor's process was killed */
    public void checkAlive() {
        Actor me = running();
        if (isDead(me)) {
            throw new Died(me.sandbox().name());
        }
    }

    /** Kills the running actor's sandbox. */
    public Died die() {
        Sandbox sandbox = running().sandbox();
        sandbox.kill();
        return new Died(sandbox.name());
    }

    /** A place where another may go on first. */
    public void giveWay() {
        block(() -> true, FOREVER, false);
    }

    /** Waits until something holds, which others bring about. It must be cheap: it is asked often. */
    public void block(BooleanSupplier ready) {
        block(ready, FOREVER, false);
    }

    /**
     * Waits until something holds, or a time has come.
     *
     * @return whether it holds
     */
    public boolean block(BooleanSupplier ready, Instant until) {
        block(ready, until.toEpochMilli(), false);
        return ready.getAsBoolean();
    }

    /** Lets time pass. */
    public void sleep(Duration duration) {
        block(() -> false, now + duration.toMillis(), false);
    }

    /**
     * Lets time pass, unless somebody interrupts.
     *
     * @throws InterruptedException where somebody did
     */
    public void sleepInterruptibly(Duration duration) throws InterruptedException {
        Actor me = running();
        block(() -> false, now + duration.toMillis(), true);
        if (me.takeInterrupt()) {
            throw new InterruptedException("told to stop");
        }
    }

    private void block(BooleanSupplier ready, long until, boolean interruptible) {
        checkAlive();
        Actor me = running();
        me.waitFor(ready, until, interruptible);
        Alarms.Due wake = until == FOREVER ? null : alarms.set(until, Alarms.NOTHING);
        Actor next = pick(me);
        if (!next.equals(me)) {
            pass(next);
            me.awaitTurn();
        }
        me.waitForNothing();
        if (wake != null) {
            wake.cancel();
        }
        checkAlive();
    }

    /** The next to run. Where nobody can, time goes on; where that does not help, the run is over. */
    private Actor pick(Actor last) {
        if (++steps > maxSteps) {
            return giveUp(last, "it did not come to its end in " + maxSteps + " turns");
        }
        while (true) {
            alarms.ring(now);
            runnable.clear();
            for (Actor actor : actors) {
                if (actor.isRunnable(now)) {
                    runnable.add(actor);
                }
            }
            if (!runnable.isEmpty()) {
                return runnable.size() == 1 ? runnable.getFirst() : turns.next(runnable, last);
            }
            long next = alarms.next();
            if (next > horizon) {
                return giveUp(last, next == FOREVER ? "nobody can go on" : "it takes longer than until " + at(horizon));
            }
            now = next;
        }
    }

    private Actor giveUp(Actor last, String why) {
        String waiting = actors.stream().map(Actor::toString).collect(Collectors.joining(", "));
        stuck = new Stuck(why + "; there are " + (waiting.isEmpty() ? "none" : waiting));
        over = true;
        return last;
    }

    /** Lets a little time pass for who runs, and nobody else go on. */
    public void tick(Duration duration) {
        now += duration.toMillis();
    }

    public Instant now() {
        return at(now);
    }

    private static Instant at(long millis) {
        return Instant.ofEpochMilli(millis);
    }

    /**
     * Has something done at a time, or soon where that has passed. It must neither block nor cross a boundary.
     *
     * @return takes it back
     */
    public Runnable at(Instant when, Runnable action) {
        Alarms.Due alarm = alarms.set(when.toEpochMilli(), action);
        return alarm::cancel;
    }
}
