package com.opspawn.benchmarks;

import com.opspawn.benchmarks.cloud.Api;
import com.opspawn.benchmarks.cloud.Cloud;
import com.opspawn.benchmarks.cloud.Vitals;
import com.opspawn.benchmarks.model.ModelServer;
import com.opspawn.benchmarks.model.Script;
import com.opspawn.benchmarks.report.Report;
import com.opspawn.benchmarks.report.Spread;
import com.opspawn.benchmarks.report.Table;
import com.opspawn.benchmarks.report.Timings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "throughput",
        description = {
            "W5 on the local cloud: 5 steps of one model answer and two tools, 2 KB a message, a model that takes no"
                    + " time.",
            "The model is a server on loopback in this process, and is asked over HTTP as a real one."
        },
        mixinStandardHelpOptions = true)
final class ThroughputCommand implements Callable<Integer> {
    @Mixin
    private CloudChoice choice = new CloudChoice();

    @Mixin
    private Printing printing = new Printing();

    @Option(
            names = {"-c", "--clients"},
            split = ",",
            defaultValue = "1,16,64",
            description = "Clients at once (default: ${DEFAULT-VALUE}).")
    private List<Integer> clients = List.of();

    @Option(
            names = "--on",
            split = ",",
            defaultValue = "disk,memory",
            description = "Where data is kept (default: ${DEFAULT-VALUE}).")
    private List<Place> places = List.of();

    @Option(names = "--rounds", defaultValue = "3", description = "Rounds of each (default: ${DEFAULT-VALUE}).")
    private int rounds;

    @Option(names = "--seconds", defaultValue = "10", description = "Of each round (default: ${DEFAULT-VALUE}).")
    private int seconds;

    @Option(
            names = "--warm-up",
            defaultValue = "25",
            description = "Seconds before the first round, at 16 clients (default: ${DEFAULT-VALUE}).")
    private int warmUp;

    @Option(names = "--steps", defaultValue = "5", description = "Steps with tools (default: ${DEFAULT-VALUE}).")
    private int steps;

    /** Where a cloud keeps its data. */
    enum Place {
        DISK,
        MEMORY
    }

    @Override
    public Integer call() throws Exception {
        Script script = Script.w5().withSteps(steps);
        Report report = printing.report();
        Table table = new Table(
                "data",
                "clients",
                "tasks/s",
                "task ms p50/p95/p99",
                "step ms p50/p95/p99",
                "CPU ms a task",
                "of the client");
        try (ModelServer model = new ModelServer(script)) {
            for (Place place : places) {
                CloudChoice.with(
                        choice.spec(model), place == Place.DISK, cloud -> measure(cloud, model, script, place, table));
            }
            report.table(
                    rounds + " rounds of " + seconds + " s each, after " + warmUp + " s of warm-up; store "
                            + choice.store() + ".",
                    table);
            report.line(
                    "Questions whose answer was known already: " + model.repeated() + " of " + model.questions() + ".");
        }
        return 0;
    }

    private Table measure(Cloud cloud, ModelServer model, Script script, Place place, Table table) throws Exception {
        try (Api api = new Api(cloud.api())) {
            ClosedLoop.run(api, model, script, place + "-warm", 16, Duration.ofSeconds(warmUp));
            for (int number : clients) {
                row(
                        cloud,
                        round -> ClosedLoop.run(
                                api,
                                model,
                                script,
                                place + "-" + number + "-" + round,
                                number,
                                Duration.ofSeconds(seconds)),
                        place,
                        number,
                        table);
            }
        }
        return table;
    }

    /** One round, by its number. */
    @FunctionalInterface
    private interface Round {
        ClosedLoop.Result run(int number) throws Exception;
    }

    private void row(Cloud cloud, Round round, Place place, int number, Table table) throws Exception {
        List<Double> rates = new ArrayList<>();
        Timings tasks = new Timings();
        Timings steps = new Timings();
        Vitals before = cloud.vitals();
        Vitals own = Vitals.ofThisProcess();
        for (int i = 0; i < rounds; i++) {
            ClosedLoop.Result result = round.run(i);
            rates.add(result.perSecond());
            tasks.add(result.taskTimes());
            steps.add(result.stepTimes());
            printing.progress(place + ", " + number + " clients: " + Spread.number(result.perSecond()) + " tasks/s");
        }
        table.row(
                place.name().toLowerCase(Locale.ROOT),
                number,
                new Spread(rates),
                tasks,
                steps,
                perTask(before, cloud.vitals(), tasks.count()),
                perTask(own, Vitals.ofThisProcess(), tasks.count()));
    }

    private static String perTask(Vitals before, Vitals after, long tasks) {
        return Spread.number(after.cpu().minus(before.cpu()).toMillis() / (double) Math.max(1, tasks));
    }
}
