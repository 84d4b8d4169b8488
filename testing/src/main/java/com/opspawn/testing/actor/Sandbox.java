package com.opspawn.testing.actor;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What dies as one: an invocation of a function, a client, or the cloud itself, which never does. */
public final class Sandbox {
    private final String name;
    private final List<Runnable> whenDead = new ArrayList<>();
    private boolean dead;
    private boolean frozen;
    private @Nullable Host host;
    private @Nullable Sandbox twin;

    /** Who invoked it, as far as faults need them. */
    public interface Host {

        /**
         * Delivers the invocation a second time.
         *
         * @param atOnce beside the first one, else after it
         */
        void again(boolean atOnce);

        /** Freezes it, tells its caller that it failed, and thaws it when its successor has ended. */
        void overtake();
    }

    public Sandbox(String name) {
        this.name = name;
    }

    public String name() {
        return name;
    }

    public void hostedBy(Host invoker) {
        host = invoker;
    }

    /** Empty for what nobody invoked: a client, or the cloud. */
    public Optional<Host> host() {
        return Optional.ofNullable(host);
    }

    public boolean isDead() {
        return dead;
    }

    /** Kills it: none of its actors comes further than to the next boundary. */
    public void kill() {
        if (!dead) {
            dead = true;
            frozen = false;
            whenDead.forEach(Runnable::run);
        }
    }

    /** Has something done when it is killed, which must neither block nor cross a boundary. */
    public void whenDead(Runnable action) {
        whenDead.add(action);
    }

    /** While it is frozen, none of its actors goes on; unlike a dead one it can be thawed. */
    public void freeze() {
        frozen = !dead;
    }

    public void thaw() {
        frozen = false;
    }

    public boolean isFrozen() {
        return frozen;
    }

    /** From now on, these two take turns at every boundary. */
    public void alternateWith(Sandbox other) {
        twin = other;
        other.twin = this;
    }

    Optional<Sandbox> twin() {
        return Optional.ofNullable(twin);
    }

    @Override
    public String toString() {
        return name;
    }
}
