package com.opspawn.benchmarks;

import com.opspawn.benchmarks.cloud.Cloud;
import com.opspawn.benchmarks.cloud.Vitals;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/** The most memory and threads that a cloud has had while it was watched. */
final class Peaks implements AutoCloseable {
    private static final Duration EVERY = Duration.ofMillis(100);

    private final AtomicLong megabytes = new AtomicLong();
    private final AtomicLong threads = new AtomicLong();
    private final Thread watch;

    private Peaks(Cloud cloud) {
        watch = Thread.ofVirtual().start(() -> look(cloud));
    }

    static Peaks of(Cloud cloud) {
        return new Peaks(cloud);
    }

    private void look(Cloud cloud) {
        try {
            while (true) {
                Vitals now = cloud.vitals();
                megabytes.accumulateAndGet(now.residentMegabytes(), Math::max);
                threads.accumulateAndGet(now.threads(), Math::max);
                Thread.sleep(EVERY);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    long megabytes() {
        return megabytes.get();
    }

    long threads() {
        return threads.get();
    }

    @Override
    public void close() {
        watch.interrupt();
    }
}
