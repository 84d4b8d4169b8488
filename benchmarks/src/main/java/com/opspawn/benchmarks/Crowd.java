package com.opspawn.benchmarks;

import com.opspawn.benchmarks.cloud.Api;
import com.opspawn.benchmarks.model.ModelServer;
import com.opspawn.benchmarks.model.Script;
import com.opspawn.benchmarks.model.Watcher;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** Submits a number of tasks as fast as they are taken, and waits for all of them. */
final class Crowd implements Watcher {
    private final Growing ends = new Growing();
    private final AtomicInteger asking = new AtomicInteger();
    private final AtomicInteger most = new AtomicInteger();

    private Crowd() {}

    /**
     * What came of it.
     *
     * @param submitted seconds until the last was taken
     * @param done seconds until the last had ended
     * @param mostAtOnce tasks that were with the model at once
     * @param lost tasks that were taken and did not complete
     * @param refused submissions that had to be sent again
     */
    record Result(double submitted, double done, int mostAtOnce, long lost, long refused) {}

    static Result run(Api api, ModelServer model, Script script, int tasks, int clients)
            throws InterruptedException, IOException {
        Crowd crowd = new Crowd();
        model.play(script, crowd);
        TaskRun run = new TaskRun(api, script);
        AtomicLong refused = new AtomicLong();
        long begin = System.nanoTime();
        List<String> ids = submitted(run, tasks, clients, refused);
        double submitted = (System.nanoTime() - begin) / 1e9;
        long lost = 0;
        for (int i = 0; i < tasks; i++) {
            try {
                run.ended(ids.get(i), crowd.ends.lastAnswer(name(i)));
            } catch (IOException e) {
                lost++;
            }
        }
        return new Result(submitted, (System.nanoTime() - begin) / 1e9, crowd.most.get(), lost, refused.get());
    }

    private static String name(int task) {
        return "crowd-" + task;
    }

    private static List<String> submitted(TaskRun run, int tasks, int clients, AtomicLong refused)
            throws InterruptedException, IOException {
        List<Future<String>> answers = new ArrayList<>();
        List<String> ids = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(clients)) {
            for (int i = 0; i < tasks; i++) {
                String name = name(i);
                answers.add(threads.submit(() -> run.submitUntilTaken(name, refused)));
            }
            for (Future<String> answer : answers) {
                ids.add(answer.get());
            }
        } catch (ExecutionException e) {
            throw new IOException(e.getCause());
        }
        return ids;
    }

    @Override
    public void asked(String task, int turn, byte[] question) {
        most.accumulateAndGet(asking.incrementAndGet(), Math::max);
    }

    @Override
    public void answered(String task) {
        asking.decrementAndGet();
    }

    @Override
    public void ended(String task) {
        ends.ended(task);
    }
}
