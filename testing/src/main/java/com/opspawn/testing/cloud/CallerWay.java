package com.opspawn.testing.cloud;

import com.opspawn.testing.boundary.Service;
import com.opspawn.testing.boundary.Way;
import java.time.Duration;
import java.util.List;

/** Somebody hands something to a function. */
interface CallerWay<T> extends Way<T> {
    /** No function was run. */
    String UNREACHABLE = "unreachable";

    @Override
    default Service service() {
        return Service.CALLER;
    }

    @Override
    default Duration patience() {
        return Duration.ofSeconds(30);
    }

    @Override
    default List<String> errors() {
        return List.of(UNREACHABLE);
    }

    @Override
    default T error(String name) throws Exception {
        return timedOut();
    }
}
