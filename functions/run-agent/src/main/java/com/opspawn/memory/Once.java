package com.opspawn.memory;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Builds at the first use, once. What failed is tried again at the next. */
final class Once<T> implements Supplier<T> {
    private final Supplier<T> builder;
    private @Nullable T built;

    Once(Supplier<T> builder) {
        this.builder = builder;
    }

    @Override
    public synchronized T get() {
        if (built == null) {
            built = builder.get();
        }
        return built;
    }
}
