package com.opspawn.tool;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Each piece of work on a virtual thread of its own, by the machine's time. */
public final class Threads implements SideBySide {

    @Override
    public <T> void run(List<Work<T>> all, Consumer<Ended<T>> whenEnded) throws InterruptedException {
        Running<T> running = new Running<>(all);
        try {
            running.await(whenEnded);
        } finally {
            running.stop();
        }
    }

    private static final class Running<T> {
        private final List<Work<T>> all;
        private final long start = System.nanoTime();
        private final BlockingQueue<Ended<T>> ends = new LinkedBlockingQueue<>();
        private final Map<Integer, Thread> threads = new TreeMap<>();

        Running(List<Work<T>> all) {
            this.all = List.copyOf(all);
            for (int i = 0; i < all.size(); i++) {
                int index = i;
                threads.put(i, Thread.ofVirtual().name("work-" + i).start(() -> ends.add(end(index, all.get(index)))));
            }
        }

        private Ended<T> end(int index, Work<T> work) {
            try {
                T value = work.body().call();
                return new Ended.Returned<>(index, took(), value);
            } catch (Throwable e) {
                return new Ended.Threw<>(index, took(), e);
            }
        }

        void await(Consumer<Ended<T>> whenEnded) throws InterruptedException {
            while (!threads.isEmpty()) {
                int nearest = threads.keySet().stream()
                        .min(Comparator.comparing(index -> all.get(index).timeout()))
                        .orElseThrow();
                long left = all.get(nearest).timeout().toNanos() - took().toNanos();
                @Nullable Ended<T> end = ends.poll(Math.max(0, left), TimeUnit.NANOSECONDS);
                ended(end == null ? new Ended.TimedOut<>(nearest, took()) : end, whenEnded);
            }
        }

        /** What comes after its time has been told of already. */
        private void ended(Ended<T> end, Consumer<Ended<T>> whenEnded) {
            @Nullable Thread thread = threads.remove(end.index());
            if (thread != null) {
                thread.interrupt();
                whenEnded.accept(end);
            }
        }

        private Duration took() {
            return Duration.ofNanos(System.nanoTime() - start);
        }

        void stop() {
            new ArrayList<>(threads.values()).forEach(Thread::interrupt);
        }
    }
}
