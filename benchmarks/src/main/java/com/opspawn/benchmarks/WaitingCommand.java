package com.opspawn.benchmarks;

import com.opspawn.benchmarks.cloud.Api;
import com.opspawn.benchmarks.cloud.Cloud;
import com.opspawn.benchmarks.model.ModelServer;
import com.opspawn.benchmarks.model.Script;
import com.opspawn.benchmarks.report.Report;
import com.opspawn.benchmarks.report.Spread;
import com.opspawn.benchmarks.report.Table;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "waiting",
        description =
                "Many tasks at once on a model that takes its time: how long until all are done, memory, threads.",
        mixinStandardHelpOptions = true)
final class WaitingCommand implements Callable<Integer> {
    @Mixin
    private CloudChoice choice = new CloudChoice();

    @Mixin
    private Printing printing = new Printing();

    @Option(names = "--tasks", defaultValue = "1000", description = "Default: ${DEFAULT-VALUE}.")
    private int tasks;

    @Option(names = "--model-seconds", defaultValue = "3", description = "Of each answer (default: ${DEFAULT-VALUE}).")
    private int thinking;

    @Option(names = "--steps", defaultValue = "1", description = "Steps with tools (default: ${DEFAULT-VALUE}).")
    private int steps;

    @Option(names = "--clients", defaultValue = "64", description = "That submit (default: ${DEFAULT-VALUE}).")
    private int clients;

    @Option(names = "--disk", description = "Keeps data on disk; else in memory.")
    private boolean disk;

    @Override
    public Integer call() throws Exception {
        Script script = Script.w5().withSteps(steps);
        Report report = printing.report();
        try (ModelServer model = new ModelServer(script)) {
            return CloudChoice.with(choice.spec(model), disk, cloud -> measured(cloud, model, script, report));
        }
    }

    private int measured(Cloud cloud, ModelServer model, Script script, Report report) throws Exception {
        try (Api api = new Api(cloud.api())) {
            ClosedLoop.run(api, model, script, "warm", 16, Duration.ofSeconds(5));
            long before = model.questions();
            Crowd.Result result;
            Peaks peaks;
            try (Peaks watching = Peaks.of(cloud)) {
                peaks = watching;
                Script slow = script.thinkingFor(Duration.ofSeconds(thinking));
                result = Crowd.run(api, model, slow, tasks, clients);
            }
            Table table = new Table(
                    "tasks",
                    "all submitted s",
                    "all done s",
                    "least possible s",
                    "at the model at once",
                    "lost",
                    "most MB",
                    "most threads");
            table.row(
                    tasks,
                    Spread.number(result.submitted()),
                    Spread.number(result.done()),
                    (steps + 1) * thinking,
                    result.mostAtOnce(),
                    result.lost(),
                    peaks.megabytes(),
                    peaks.threads());
            report.table(
                    "A model that takes " + thinking + " s for each of " + (steps + 1) + " answers; store "
                            + choice.store() + (disk ? " on disk." : " in memory."),
                    table);
            report.line("Questions: " + (model.questions() - before) + ", and " + (steps + 1) * (long) tasks
                    + " are needed; asked twice: " + model.repeated()
                    + "; submissions that had to be sent again: " + result.refused() + ".");
            return result.lost() == 0 ? 0 : 1;
        }
    }
}
