package com.opspawn.local.states.run;

import java.util.concurrent.CompletableFuture;

/** Who runs the lines of control, and how they wait. What simulates executions owns both; all else has {@link #VIRTUAL}. */
public interface Threads {

    /** A virtual thread for each line, which waits as any thread does. */
    Threads VIRTUAL = new Threads() {
        @Override
        public void start(String name, Runnable line) {
            Thread.ofVirtual().name(name).start(line);
        }

        @Override
        public <T> T join(CompletableFuture<T> letter) {
            return letter.join();
        }
    };

    /**
     * Runs a line of control beside the calling one, and returns at once.
     *
     * @param name what it is, for people
     */
    void start(String name, Runnable line);

    /**
     * Waits until a letter is there.
     *
     * @throws java.util.concurrent.CancellationException where it was taken back instead
     */
    <T> T join(CompletableFuture<T> letter);
}
