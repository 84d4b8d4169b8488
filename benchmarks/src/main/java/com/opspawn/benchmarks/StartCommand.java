package com.opspawn.benchmarks;

import com.opspawn.benchmarks.cloud.Api;
import com.opspawn.benchmarks.cloud.Home;
import com.opspawn.benchmarks.report.Report;
import com.opspawn.benchmarks.report.Spread;
import com.opspawn.benchmarks.report.Table;
import com.opspawn.json.Json;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "start",
        description = {
            "./opspawn itself, on a built tree: how long a task takes from the command to its exit, how long up takes"
                    + " until the API answers, and how much memory up holds, at rest and after tasks.",
            "The demo model answers. The first run of all, which makes the cache of classes, is not counted."
        },
        mixinStandardHelpOptions = true)
final class StartCommand implements Callable<Integer> {
    private static final Duration REST = Duration.ofSeconds(10);
    private static final Duration POLL = Duration.ofMillis(20);
    private static final int CLIENTS = 16;

    @Mixin
    private Printing printing = new Printing();

    @Option(names = "--rounds", defaultValue = "7", description = "Default: ${DEFAULT-VALUE}.")
    private int rounds;

    @Option(
            names = "--tasks",
            defaultValue = "1000",
            description = "Before memory is looked at again (default: ${DEFAULT-VALUE}).")
    private int tasks;

    @Option(
            names = "--up",
            paramLabel = "OPTION",
            description = "A further option of up and run, such as --up=--store=…")
    private List<String> further = new ArrayList<>();

    @Override
    public Integer call() throws Exception {
        Report report = printing.report();
        run();
        List<Double> runs = new ArrayList<>();
        List<Double> ups = new ArrayList<>();
        for (int i = 0; i < rounds; i++) {
            runs.add(run());
            ups.add(up());
            printing.progress("run " + Spread.number(runs.getLast()) + " s, up " + Spread.number(ups.getLast()) + " s");
        }
        Table times = new Table("what", "s");
        times.row("`./opspawn run \"What is 17 * 23?\"`, command to exit", new Spread(runs));
        times.row("`./opspawn up`, command to the first answer of its API", new Spread(ups));
        report.table(rounds + " rounds, in turn.", times);
        report.table("Memory of `./opspawn up`, resident.", memory());
        return 0;
    }

    private double run() throws Exception {
        long begin = System.nanoTime();
        List<String> arguments = new ArrayList<>(List.of("run"));
        arguments.addAll(further);
        arguments.add("What is 17 * 23?");
        try (Launched launched = Launched.start(arguments.toArray(String[]::new))) {
            if (!launched.output().contains("391")) {
                throw new IOException("./opspawn run gave another answer than 391");
            }
        }
        return (System.nanoTime() - begin) / 1e9;
    }

    /** What is done with a cloud that is up. */
    @FunctionalInterface
    private interface Work<T> {
        T on(Launched launched, Api api) throws Exception;
    }

    private <T> T withUp(Work<T> work) throws Exception {
        Path data = Home.scratch();
        List<String> arguments = new ArrayList<>(List.of("up", "--port", "0", "--json", "--data", data.toString()));
        arguments.addAll(further);
        try (Launched launched = Launched.start(arguments.toArray(String[]::new));
                Api api = new Api(URI.create(launched.document().path("api").asText()))) {
            return work.on(launched, api);
        } finally {
            Home.delete(data);
        }
    }

    private double up() throws Exception {
        long begin = System.nanoTime();
        return withUp((_, api) -> {
            api.get("/tasks");
            return (System.nanoTime() - begin) / 1e9;
        });
    }

    private Table memory() throws Exception {
        return withUp((launched, api) -> {
            Thread.sleep(REST);
            long rest = launched.vitals().residentMegabytes();
            submitAll(api);
            long after = launched.vitals().residentMegabytes();
            Thread.sleep(REST);
            return new Table("at rest MB", "after " + tasks + " tasks MB", "and " + REST.toSeconds() + " s later MB")
                    .row(rest, after, launched.vitals().residentMegabytes());
        });
    }

    private void submitAll(Api api) throws InterruptedException, IOException {
        List<Future<String>> all = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(CLIENTS)) {
            for (int i = 0; i < tasks; i++) {
                String body = Json.write(
                        Json.object().put("task_type", "agent_task").put("prompt", "What is " + i + " * 23?"));
                all.add(threads.submit(() -> ended(api, body)));
            }
            for (Future<String> one : all) {
                one.get();
            }
        } catch (ExecutionException e) {
            throw new IOException(e.getCause());
        }
    }

    private static String ended(Api api, String body) throws IOException, InterruptedException {
        String id = api.post("/tasks", body).json().path("task_id").asText();
        while (!Api.isEnded(api.get("/tasks/" + id).json())) {
            Thread.sleep(POLL);
        }
        return id;
    }
}
