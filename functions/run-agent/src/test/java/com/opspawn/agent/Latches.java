package com.opspawn.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Holds a model or a tool in the middle of its work, and shows whether it was told to stop. */
final class Latches {
    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch end = new CountDownLatch(1);
    private final CountDownLatch interrupted = new CountDownLatch(1);

    /** For the one that is held. */
    String waitForTheEnd() throws InterruptedException {
        begun.countDown();
        try {
            assertThat(end.await(30, TimeUnit.SECONDS)).as("released in time").isTrue();
            return "released";
        } catch (InterruptedException e) {
            interrupted.countDown();
            throw e;
        }
    }

    void awaitBegin() throws InterruptedException {
        assertThat(begun.await(30, TimeUnit.SECONDS)).as("begun in time").isTrue();
    }

    void release() {
        end.countDown();
    }

    void awaitInterrupted() throws InterruptedException {
        assertThat(interrupted.await(30, TimeUnit.SECONDS))
                .as("interrupted in time")
                .isTrue();
    }
}
