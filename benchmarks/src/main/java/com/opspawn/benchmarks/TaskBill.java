package com.opspawn.benchmarks;

import com.opspawn.benchmarks.cloud.Cloud;
import com.opspawn.benchmarks.cost.Bill;
import com.opspawn.benchmarks.cost.Executions;
import com.opspawn.benchmarks.cost.Functions;
import com.opspawn.benchmarks.cost.Item;
import com.opspawn.benchmarks.count.Counts;
import com.opspawn.benchmarks.count.Counts.Count;
import com.opspawn.benchmarks.model.ModelServer;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Counts what tasks are charged for, one task at a time: then changes of status come one by one, which costs the most. */
final class TaskBill {
    /** What follows a task's end: the events of its last changes. */
    private static final Duration AFTERWARDS = Duration.ofSeconds(2);
    /** Of an event that is passed on: it is not timed, and a call of one other service takes less. */
    private static final double FOLLOWING_SECONDS = 0.05;

    private final Cloud cloud;
    private final TaskRun run;
    private final Functions functions;
    private final Bill.Builder bill = new Bill.Builder();
    private final List<String> ids = new ArrayList<>();

    private TaskBill(Cloud cloud, TaskRun run, Functions functions) {
        this.cloud = cloud;
        this.run = run;
        this.functions = functions;
    }

    /** @param name begins the tasks' names */
    static Bill of(Cloud cloud, TaskRun run, ModelServer model, String name, int tasks, Functions functions)
            throws IOException, InterruptedException {
        TaskBill counting = new TaskBill(cloud, run, functions);
        Growing ends = new Growing();
        model.play(run.script(), ends);
        cloud.counts();
        for (int i = 0; i < tasks; i++) {
            counting.task(name + "-" + i, ends);
        }
        Thread.sleep(AFTERWARDS);
        counting.services(cloud.counts());
        counting.workflows();
        return counting.bill.of(tasks);
    }

    /** One submission and one read of the result. */
    private void task(String name, Growing ends) throws IOException, InterruptedException {
        long begin = System.nanoTime();
        String id = run.submit(name);
        invoked("SubmitTaskFunction", 1, (System.nanoTime() - begin) / 1e9);
        run.ended(id, ends.lastAnswer(name));
        begin = System.nanoTime();
        run.api().get("/tasks/" + id);
        invoked("GetTaskFunction", 1, (System.nanoTime() - begin) / 1e9);
        bill.add(Item.HTTP_API_REQUESTS, 2);
        ids.add(id);
    }

    private void invoked(String function, double times, double seconds) {
        bill.add(Item.LAMBDA_REQUESTS, times);
        bill.add(Item.LAMBDA_GIGABYTE_SECONDS, seconds * functions.gigabytes(function));
    }

    private void services(Counts all) {
        Counts database = all.of("DynamoDb");
        Counts reads = database.by("GetTaskFunction");
        // The client asked more often than once a task, to see the end.
        double askedTooOften = reads.requests() - (double) ids.size();
        double readUnits = database.sum(Count::readUnits)
                - askedTooOften * reads.sum(Count::readUnits) / Math.max(1, reads.requests());
        bill.add(Item.DYNAMODB_READ_REQUEST_UNITS, readUnits);
        bill.add(Item.DYNAMODB_WRITE_REQUEST_UNITS, database.sum(Count::writeUnits));
        Counts told = all.of("EventBridge");
        bill.add(Item.EVENTBRIDGE_EVENTS, told.sum(Count::events));
        invoked("StatusChangesFunction", (double) told.requests(), told.requests() * FOLLOWING_SECONDS);
    }

    private void workflows() {
        try (Executions executions = new Executions(cloud.states())) {
            for (String id : ids) {
                Executions.Execution execution = executions.of(id);
                bill.add(Item.STATE_TRANSITIONS, (double) execution.transitions());
                invoked(
                        "RunAgentFunction",
                        (double) execution.invocations(),
                        execution.running().toMillis() / 1e3);
            }
        }
    }
}
