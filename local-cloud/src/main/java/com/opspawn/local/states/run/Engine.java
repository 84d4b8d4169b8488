package com.opspawn.local.states.run;

import com.opspawn.local.states.FunctionInvoker;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * What executions run on.
 *
 * @param time the clock
 * @param random what jitter is drawn from
 * @param ids unique names
 * @param functions who calls functions
 * @param tokens the tasks that wait for a callback
 * @param threads who runs the lines of control
 */
public record Engine(
        Time time,
        RandomGenerator random,
        Supplier<String> ids,
        FunctionInvoker functions,
        TaskTokens tokens,
        Threads threads) {
    public Engine {
        Objects.requireNonNull(time);
        Objects.requireNonNull(random);
        Objects.requireNonNull(ids);
        Objects.requireNonNull(functions);
        Objects.requireNonNull(tokens);
        Objects.requireNonNull(threads);
    }
}
