package com.opspawn.local.function;

/** Runs one function, however it is hosted. Safe for many threads. */
public interface FunctionHost extends AutoCloseable {
    /**
     * Makes the function ready, as Lambda does before the first call and outside of its time-out. Without it, the first
     * call does so.
     *
     * @throws Exception what the function's constructor throws, or why there is no such handler
     */
    default void prepare() throws Exception {}

    /** Runs the function to its end or its time-out; blocks for so long. */
    Outcome invoke(Invocation invocation);

    /** Ends what still runs. */
    @Override
    void close();
}
