package com.opspawn.testing.cloud;

import java.util.Optional;

/** The minute's rule invokes the sweeper, and does not wait for it. */
record SweepWay(Lambdas lambdas, Entrances entrances) implements CallerWay<Optional<Integer>> {

    @Override
    public String operation() {
        return "sweep";
    }

    @Override
    public Object request() {
        return "";
    }

    @Override
    public Optional<Integer> go() {
        return switch (lambdas.invoke(FunctionSpec.SWEEP_TASKS, entrances::sweep)) {
            case Ended.Returned<Integer>(Integer found) -> Optional.of(found);
            case Ended.Threw<Integer> _, Ended.Lost<Integer> _ -> Optional.empty();
        };
    }

    @Override
    public Optional<Integer> timedOut() {
        return Optional.empty();
    }

    @Override
    public Optional<Runnable> again() {
        return Optional.of(() -> lambdas.start(FunctionSpec.SWEEP_TASKS, entrances::sweep));
    }

    @Override
    public Optional<Integer> die() {
        return Optional.empty();
    }
}
