package com.opspawn.system.deployed;

import java.util.ArrayDeque;
import java.util.Deque;

/** What has to be undone when this JVM ends, last things first. */
final class AtEnd {
    private static final Deque<Runnable> STEPS = new ArrayDeque<>();

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(AtEnd::undo));
    }

    private AtEnd() {}

    static synchronized void run(Runnable step) {
        STEPS.push(step);
    }

    private static synchronized void undo() {
        STEPS.forEach(Runnable::run);
    }
}
