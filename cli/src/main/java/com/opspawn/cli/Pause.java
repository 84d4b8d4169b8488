package com.opspawn.cli;

import java.time.Duration;
import java.util.function.Consumer;

/** Lets time pass. */
final class Pause {
    static final Consumer<Duration> SLEEP = Pause::sleep;

    private Pause() {}

    private static void sleep(Duration duration) {
        try {
            Thread.sleep(duration);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandException("interrupted", e);
        }
    }
}
