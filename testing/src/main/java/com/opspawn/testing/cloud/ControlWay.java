package com.opspawn.testing.cloud;

import java.util.Optional;

/** Somebody wants something of a task. They do not die: a cut loses the answer, and they try again. */
record ControlWay(People people, Demand request) implements CallerWay<Optional<Heard>> {

    @Override
    public String operation() {
        return "POST " + request.action();
    }

    @Override
    public Optional<Heard> go() {
        return people.demanded(request);
    }

    @Override
    public Optional<Heard> timedOut() {
        return Optional.empty();
    }

    @Override
    public Optional<Runnable> again() {
        return Optional.of(() -> people.demandAgain(request));
    }

    @Override
    public Optional<Heard> die() {
        return Optional.empty();
    }
}
