package com.opspawn.testing.cloud;

import com.opspawn.testing.actor.Scheduler;
import java.util.Optional;

/** A client posts a task. A cut kills the client: it never tries again. */
record PostWay(Callers callers, Submission request, Scheduler scheduler) implements CallerWay<Reply> {

    @Override
    public String operation() {
        return "POST /tasks";
    }

    @Override
    public Reply go() {
        return callers.posted(request);
    }

    @Override
    public Reply timedOut() {
        return new Reply.None();
    }

    @Override
    public Optional<Runnable> again() {
        return Optional.of(() -> callers.postAgain(request));
    }

    @Override
    public Reply die() {
        throw scheduler.die();
    }
}
