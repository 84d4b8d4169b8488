package com.opspawn.local.function;

/** Runs one function, however it is hosted. Safe for many threads. */
public interface FunctionHost extends AutoCloseable {
    /** Runs the function to its end or its time-out; blocks for so long. */
    Outcome invoke(Invocation invocation);

    /** Ends what still runs. */
    @Override
    void close();
}
