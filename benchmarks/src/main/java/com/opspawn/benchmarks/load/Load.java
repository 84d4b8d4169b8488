package com.opspawn.benchmarks.load;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.random.RandomGenerator;

/** Runs operations at a pace, until the time is up or enough tasks were submitted. */
final class Load {
    private final Client client;
    private final Tally tally;
    private final Mix mix;
    private final Duration time;
    private final long mostSubmissions;
    private final String run;
    private final AtomicLong submissions = new AtomicLong();

    /**
     * @param time ramp and all
     * @param mostSubmissions ends it as well
     * @param run begins the keys of submissions, and is used once
     */
    Load(Client client, Tally tally, Mix mix, Duration time, long mostSubmissions, String run) {
        this.client = client;
        this.tally = tally;
        this.mix = mix;
        this.time = time;
        this.mostSubmissions = mostSubmissions;
        this.run = run;
    }

    /** @return the seconds that it took */
    double at(Pace pace) throws InterruptedException, IOException {
        long begin = System.nanoTime();
        List<Future<?>> all = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            switch (pace) {
                case Pace.Closed closed -> {
                    for (int i = 0; i < closed.clients(); i++) {
                        long first = begin + closed.begin(i).toNanos();
                        RandomGenerator random = new SplittableRandom(i);
                        all.add(threads.submit(() -> inTurn(begin, first, random)));
                    }
                }
                case Pace.Open open -> atRate(open, begin, threads, all);
            }
            for (Future<?> one : all) {
                one.get();
            }
        } catch (ExecutionException e) {
            throw new IOException(e.getCause());
        }
        return (System.nanoTime() - begin) / 1e9;
    }

    private boolean inTurn(long begin, long first, RandomGenerator random) throws InterruptedException {
        sleepUntil(first);
        boolean more = true;
        while (more && System.nanoTime() - begin < time.toNanos()) {
            more = once(System.nanoTime(), random);
        }
        return more;
    }

    private void atRate(Pace.Open open, long begin, ExecutorService threads, List<Future<?>> all)
            throws InterruptedException {
        for (long i = 0; submissions.get() < mostSubmissions; i++) {
            long due = begin + open.due(i).toNanos();
            if (due - begin >= time.toNanos()) {
                return;
            }
            sleepUntil(due);
            RandomGenerator random = new SplittableRandom(i);
            all.add(threads.submit(() -> once(due, random)));
        }
    }

    /** @return whether there is more to do */
    private boolean once(long due, RandomGenerator random) throws InterruptedException {
        Operation operation = mix.next(random);
        long number = operation == Operation.SUBMIT ? submissions.getAndIncrement() : 0;
        if (number >= mostSubmissions) {
            return false;
        }
        if (client.run(operation, run + "-" + number, random)) {
            tally.took(operation, System.nanoTime() - due);
        }
        return true;
    }

    private static void sleepUntil(long nanos) throws InterruptedException {
        long left = nanos - System.nanoTime();
        if (left > 0) {
            Thread.sleep(Duration.ofNanos(left));
        }
    }
}
