package com.opspawn.benchmarks;

import com.opspawn.benchmarks.cloud.Api;
import com.opspawn.benchmarks.cloud.Cloud;
import com.opspawn.benchmarks.cloud.Stores;
import com.opspawn.benchmarks.count.Counts;
import com.opspawn.benchmarks.model.ModelServer;
import com.opspawn.benchmarks.model.Script;
import com.opspawn.benchmarks.report.Report;
import com.opspawn.benchmarks.report.Spread;
import com.opspawn.benchmarks.report.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "growth",
        description = {
            "What a task costs the store as it grows: bytes, requests and time per step, of W5's steps, one task at a"
                    + " time.",
            "Bytes are those of bodies between the functions and DynamoDB; the client's own reads are not among them."
        },
        mixinStandardHelpOptions = true)
final class GrowthCommand implements Callable<Integer> {
    private static final double KILOBYTE = 1024;
    private static final List<Integer> PLACES = List.of(5, 20, 40, 100, 300);

    @Mixin
    private CloudChoice choice = new CloudChoice();

    @Mixin
    private Printing printing = new Printing();

    @Option(
            names = "--steps",
            split = ",",
            defaultValue = "5,20,40,100,300",
            description = "Default: ${DEFAULT-VALUE}.")
    private List<Integer> steps = List.of();

    @Option(names = "--tasks", defaultValue = "5", description = "Tasks of each length (default: ${DEFAULT-VALUE}).")
    private int tasks;

    @Option(names = "--warm-up", defaultValue = "40", description = "Tasks before (default: ${DEFAULT-VALUE}).")
    private int warmUp;

    @Option(names = "--disk", description = "Keeps data on disk; else in memory.")
    private boolean disk;

    @Override
    public Integer call() throws Exception {
        Report report = printing.report();
        try (ModelServer model = new ModelServer(Script.w5())) {
            report.table(
                    "Bytes and requests, by " + tasks + " tasks of each length; store " + Stores.COUNTED + ".",
                    CloudChoice.with(choice.spec(model).counted(), disk, cloud -> bytes(run(cloud, model, steps))));
            List<Integer> longest = steps.subList(steps.size() - 1, steps.size());
            report.table(
                    "Time of the steps about a place, in tasks of " + longest.getFirst() + "; store " + choice.store()
                            + (disk ? " on disk." : " in memory."),
                    CloudChoice.with(choice.spec(model), disk, cloud -> times(run(cloud, model, longest))));
        }
        return 0;
    }

    /**
     * Tasks of one length.
     *
     * @param counts of all of them
     */
    private record Length(Script script, Growing times, Counts counts, int tasks) {
        double perTask(double sum) {
            return sum / tasks;
        }

        double written() {
            return perTask(counts.writes().sum(Counts.Count::sentBytes));
        }

        double read() {
            return perTask(counts.reads().sum(Counts.Count::receivedBytes));
        }
    }

    private List<Length> run(Cloud cloud, ModelServer model, List<Integer> numbers) throws Exception {
        List<Length> lengths = new ArrayList<>();
        try (Api api = new Api(cloud.api())) {
            run(cloud, api, model, 5, warmUp, "warm");
            for (int number : numbers) {
                lengths.add(run(cloud, api, model, number, tasks, "t"));
                printing.progress(number + " steps: done");
            }
        }
        return lengths;
    }

    private static Length run(Cloud cloud, Api api, ModelServer model, int number, int tasks, String name)
            throws Exception {
        Script script = Script.w5().withSteps(number);
        Growing times = new Growing();
        model.play(script, times);
        TaskRun run = new TaskRun(api, script);
        cloud.counts();
        for (int i = 0; i < tasks; i++) {
            String task = name + "-" + number + "-" + i;
            run.ended(run.submit(task), times.lastAnswer(task));
        }
        return new Length(script, times, ofTasks(cloud.counts()), tasks);
    }

    /** Of what the functions did for the tasks themselves. */
    private static Counts ofTasks(Counts all) {
        List<Counts.Count> counts =
                new ArrayList<>(all.of("DynamoDb").by("RunAgentFunction").counts());
        counts.addAll(all.of("DynamoDb").by("SubmitTaskFunction").counts());
        return new Counts(counts);
    }

    private static Table bytes(List<Length> lengths) {
        Length first = lengths.getFirst();
        Table table = new Table(
                "steps",
                "payload KB",
                "written KB",
                "written / payload",
                "read KB",
                "requests",
                "a step",
                "written × first",
                "read × first");
        for (Length length : lengths) {
            double payload = length.script().payload();
            double requests = length.perTask((double) length.counts().requests());
            table.row(
                    length.script().steps(),
                    Spread.number(payload / KILOBYTE),
                    Spread.number(length.written() / KILOBYTE),
                    Spread.number(length.written() / payload),
                    Spread.number(length.read() / KILOBYTE),
                    Spread.number(requests),
                    Spread.number(requests / (length.script().steps() + 1)),
                    Spread.number(length.written() / first.written()),
                    Spread.number(length.read() / first.read()));
        }
        return table;
    }

    private static Table times(List<Length> lengths) {
        Length longest = lengths.getFirst();
        double first = longest.times().at(PLACES.getFirst()).percentile(50);
        Table table = new Table("step", "ms p50/p95/p99", "× step " + PLACES.getFirst());
        for (int place : PLACES) {
            if (place <= longest.script().steps()) {
                double now = longest.times().at(place).percentile(50);
                table.row(place, longest.times().at(place), Spread.number(now / first));
            }
        }
        return table;
    }
}
