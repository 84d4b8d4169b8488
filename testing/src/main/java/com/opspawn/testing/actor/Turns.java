package com.opspawn.testing.actor;

import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Whose turn it is. */
@FunctionalInterface
public interface Turns {

    /**
     * @param runnable at least one, the longest there first
     * @param last who ran until now; not always among them
     */
    Actor next(List<Actor> runnable, Actor last);

    /** Whoever runs goes on while it can, then whoever has been there for the longest; twins take turns. */
    static Turns steady() {
        return (runnable, last) ->
                twin(runnable, last).orElseGet(() -> runnable.contains(last) ? last : runnable.getFirst());
    }

    /** As {@link #steady}, but now and then anybody who can. */
    static Turns random(RandomGenerator random, double often) {
        Turns steady = steady();
        return (runnable, last) -> random.nextDouble() < often
                ? runnable.get(random.nextInt(runnable.size()))
                : steady.next(runnable, last);
    }

    private static Optional<Actor> twin(List<Actor> runnable, Actor last) {
        return last.sandbox()
                .twin()
                .flatMap(other -> runnable.stream()
                        .filter(actor -> actor.sandbox().equals(other))
                        .findFirst());
    }
}
