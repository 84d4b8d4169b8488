package com.opspawn.tool;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;

/** How work is done side by side, each piece within its time. */
public interface SideBySide {

    /**
     * Starts all pieces and waits for them. What has not ended in its time is told to stop, and not waited for.
     *
     * @param whenEnded told of each end, in the order in which they come, on the calling thread
     * @throws InterruptedException where the calling thread was told to stop; all pieces were told so too
     */
    <T> void run(List<Work<T>> all, Consumer<Ended<T>> whenEnded) throws InterruptedException;

    /** @param timeout from its start on; above zero */
    record Work<T>(Callable<T> body, Duration timeout) {}

    /** How a piece of work ended. */
    sealed interface Ended<T> {
        /** Its place among the pieces, from 0. */
        int index();

        Duration took();

        record Returned<T>(int index, Duration took, T value) implements Ended<T> {}

        record Threw<T>(int index, Duration took, Throwable cause) implements Ended<T> {}

        /** It was told to stop; when it does is its own affair. */
        record TimedOut<T>(int index, Duration took) implements Ended<T> {}
    }
}
