package com.opspawn.testing;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Plays many schedules of one scenario, on several threads where it may. The first failure in their order counts. */
final class Tally {
    private Tally() {}

    /**
     * @param played told of each, from any thread
     * @return the failing one that comes first; null where there is none
     */
    static @Nullable Played play(int count, int threads, IntFunction<Played> play, Consumer<Played> played) {
        AtomicInteger next = new AtomicInteger();
        AtomicInteger firstFailure = new AtomicInteger(Integer.MAX_VALUE);
        AtomicReference<@Nullable Played> failure = new AtomicReference<>();
        Callable<Boolean> worker = () -> {
            for (int i = next.getAndIncrement(); i < count && i < firstFailure.get(); i = next.getAndIncrement()) {
                Played one = play.apply(i);
                played.accept(one);
                if (one.hasFailed()) {
                    note(i, one, firstFailure, failure);
                }
            }
            return true;
        };
        runAll(threads, worker);
        return failure.get();
    }

    private static synchronized void note(
            int i, Played one, AtomicInteger firstFailure, AtomicReference<@Nullable Played> failure) {
        if (i < firstFailure.get()) {
            firstFailure.set(i);
            failure.set(one);
        }
    }

    private static void runAll(int threads, Callable<Boolean> worker) {
        try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
            List<Future<Boolean>> all = IntStream.range(0, threads)
                    .mapToObj(i -> pool.submit(worker))
                    .toList();
            for (Future<Boolean> each : all) {
                each.get();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while schedules were played", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("a schedule could not be played", e.getCause());
        }
    }
}
