package com.opspawn.metric;

import com.opspawn.settings.Environment;
import java.util.Optional;

/** Where metrics go. Never throws. */
@FunctionalInterface
public interface Metrics {
    /** Nobody counts. */
    Metrics NONE = measured -> {};

    /** @param measured with at least one value */
    void put(Measured measured);

    /** On AWS, lines on standard output, which is the function's log. On a laptop nobody reads them: {@link #NONE}. */
    static Metrics read(Environment environment) {
        Optional<String> stack = environment.optional("OPSPAWN_STACK");
        boolean local = environment.optional("AWS_SAM_LOCAL").isPresent();
        return stack.isEmpty() || local ? NONE : new EmbeddedMetrics(stack.get(), System.out::println);
    }
}
