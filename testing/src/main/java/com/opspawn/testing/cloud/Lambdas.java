package com.opspawn.testing.cloud;

import com.opspawn.testing.actor.Scheduler;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Lambda: invocations, each a process of its own. */
public final class Lambdas {
    private final Scheduler scheduler;
    private final Map<FunctionSpec, List<Runnable>> afterNext = new HashMap<>();
    private int started;
    private int live;

    public Lambdas(Scheduler scheduler) {
        this.scheduler = scheduler;
    }

    Scheduler scheduler() {
        return scheduler;
    }

    /** Begins an invocation. */
    <T> Invocation<T> start(FunctionSpec function, Code<T> code) {
        started++;
        live++;
        Invocation<T> invocation = new Invocation<>(this, function, code, function.name() + "#" + started);
        invocation.sandbox().whenDead(() -> live--);
        Optional.ofNullable(afterNext.remove(function))
                .ifPresent(actions -> actions.forEach(invocation.sandbox()::whenDead));
        invocation.start();
        return invocation;
    }

    /** Invokes and waits. */
    <T> Ended<T> invoke(FunctionSpec function, Code<T> code) {
        return start(function, code).await();
    }

    /** Has something done when the next invocation of a function is over. */
    void afterNext(FunctionSpec function, Runnable action) {
        afterNext.computeIfAbsent(function, name -> new ArrayList<>()).add(action);
    }

    /** How many invocations go on. */
    public int live() {
        return live;
    }
}
