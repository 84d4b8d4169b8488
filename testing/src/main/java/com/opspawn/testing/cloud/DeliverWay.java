package com.opspawn.testing.cloud;

import java.util.Optional;

/** The queue delivers a message. It cannot die: a cut loses the answer, and the message comes again. */
record DeliverWay(Callers callers, Submission request, String messageId) implements CallerWay<Optional<Boolean>> {

    @Override
    public String operation() {
        return "deliver " + messageId;
    }

    @Override
    public Optional<Boolean> go() {
        return callers.delivered(request, messageId);
    }

    @Override
    public Optional<Boolean> timedOut() {
        return Optional.empty();
    }

    @Override
    public Optional<Runnable> again() {
        return Optional.of(() -> callers.deliverAgain(request, messageId));
    }

    @Override
    public Optional<Boolean> die() {
        return Optional.empty();
    }
}
