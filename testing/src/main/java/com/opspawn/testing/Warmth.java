package com.opspawn.testing;

import java.util.function.Supplier;

/** A function's environment serves some invocations, one after another, and is replaced by a new one, that knows nothing. */
final class Warmth<T> {
    private static final int INVOCATIONS = 3;

    private final Supplier<T> cold;
    private T now;
    private int served;

    Warmth(Supplier<T> cold) {
        this.cold = cold;
        this.now = cold.get();
    }

    T next() {
        if (++served % INVOCATIONS == 0) {
            now = cold.get();
        }
        return now;
    }
}
