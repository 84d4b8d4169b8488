package com.opspawn.benchmarks;

import com.opspawn.benchmarks.cloud.Api;
import com.opspawn.benchmarks.model.ModelServer;
import com.opspawn.benchmarks.model.Script;
import com.opspawn.benchmarks.model.Watcher;
import com.opspawn.benchmarks.report.Timings;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;

/** A number of clients, each of which submits a task, waits for its end, and submits the next. */
final class ClosedLoop implements Watcher {
    private final TaskRun tasks;
    private final Timings taskTimes = new Timings();
    private final Timings stepTimes = new Timings();
    private final Map<String, CompletableFuture<Void>> open = new ConcurrentHashMap<>();
    private final AtomicLong done = new AtomicLong();
    private final String name;

    private ClosedLoop(TaskRun tasks, String name) {
        this.tasks = tasks;
        this.name = name;
    }

    /**
     * What came of it.
     *
     * @param tasks that completed
     * @param seconds that it took, all of them
     * @param taskTimes from a submission to the client's seeing the end
     * @param stepTimes from a model's answer to the next question
     */
    record Result(long tasks, double seconds, Timings taskTimes, Timings stepTimes) {
        double perSecond() {
            return tasks / seconds;
        }
    }

    /**
     * Runs for a time; what is open then is waited for.
     *
     * @param name begins the names of its tasks, and is used once
     * @throws IOException where a task did not complete
     */
    static Result run(Api api, ModelServer model, Script script, String name, int clients, Duration time)
            throws IOException, InterruptedException {
        ClosedLoop loop = new ClosedLoop(new TaskRun(api, script), name);
        model.play(script, loop);
        long begin = System.nanoTime();
        loop.run(clients, begin + time.toNanos());
        double seconds = (System.nanoTime() - begin) / 1e9;
        return new Result(loop.done.get(), seconds, loop.taskTimes, loop.stepTimes);
    }

    private void run(int clients, long latest) throws IOException, InterruptedException {
        List<Future<?>> running = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < clients; i++) {
                String client = name + "-" + i;
                running.add(threads.submit(() -> {
                    work(client, latest);
                    return client;
                }));
            }
            for (Future<?> client : running) {
                client.get();
            }
        } catch (ExecutionException e) {
            throw new IOException(e.getCause());
        }
    }

    private void work(String client, long latest) throws IOException, InterruptedException {
        for (int i = 0; System.nanoTime() < latest; i++) {
            String task = client + "-" + i;
            CompletableFuture<Void> lastAnswer = new CompletableFuture<>();
            open.put(task, lastAnswer);
            long begin = System.nanoTime();
            tasks.ended(tasks.submit(task), lastAnswer);
            taskTimes.add(System.nanoTime() - begin);
            done.incrementAndGet();
        }
    }

    @Override
    public void stepped(String task, int turn, long nanos) {
        stepTimes.add(nanos);
    }

    @Override
    public void ended(String task) {
        CompletableFuture<Void> lastAnswer = open.remove(task);
        if (lastAnswer != null) {
            lastAnswer.complete(null);
        }
    }
}
