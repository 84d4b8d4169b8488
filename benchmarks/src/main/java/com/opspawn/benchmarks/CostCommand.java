package com.opspawn.benchmarks;

import com.opspawn.benchmarks.cloud.Api;
import com.opspawn.benchmarks.cloud.Cloud;
import com.opspawn.benchmarks.cloud.CloudSpec;
import com.opspawn.benchmarks.cloud.Home;
import com.opspawn.benchmarks.cost.Bill;
import com.opspawn.benchmarks.cost.Functions;
import com.opspawn.benchmarks.cost.Item;
import com.opspawn.benchmarks.cost.Prices;
import com.opspawn.benchmarks.model.ModelServer;
import com.opspawn.benchmarks.model.Script;
import com.opspawn.benchmarks.report.Report;
import com.opspawn.benchmarks.report.Spread;
import com.opspawn.benchmarks.report.Table;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "cost",
        description = {
            "What 1,000 tasks cost on AWS, tokens apart: counts of a task's requests, transitions and invocations,"
                    + " times the price file.",
            "Each task is submitted over HTTP and read once. Memory is the template's; how long functions run is"
                    + " measured here, with a model that takes no time."
        },
        mixinStandardHelpOptions = true)
final class CostCommand implements Callable<Integer> {
    @Mixin
    private CloudChoice choice = new CloudChoice();

    @Mixin
    private Printing printing = new Printing();

    @Option(names = "--steps", defaultValue = "5", description = "Steps with tools (default: ${DEFAULT-VALUE}).")
    private int steps;

    @Option(names = "--chars", defaultValue = "2048", description = "Of each message (default: ${DEFAULT-VALUE}).")
    private int chars;

    @Option(names = "--tasks", defaultValue = "20", description = "Tasks that are counted (default: ${DEFAULT-VALUE}).")
    private int tasks;

    @Option(
            names = "--steps-per-invocation",
            split = ",",
            defaultValue = "1",
            description =
                    "Values of the template's StepsPerInvocation; 1 leaves it as it is (default: ${DEFAULT-VALUE}).")
    private List<Integer> batches = List.of();

    @Option(names = "--prices", description = "Another price file (default: benchmarks/prices.yaml).")
    private Path file = Home.path("benchmarks/prices.yaml");

    @Override
    public Integer call() throws Exception {
        Prices prices = Prices.read(file);
        Functions functions = new Functions(Home.path("template.yaml"));
        Script script = Script.w5().withSteps(steps).withChars(chars);
        Report report = printing.report();
        Map<Integer, Bill> bills = new LinkedHashMap<>();
        for (int batch : batches) {
            try (ModelServer model = new ModelServer(script)) {
                CloudSpec spec = choice.spec(model).counted();
                CloudSpec batched =
                        batch == 1 ? spec : spec.withParameters(Map.of("StepsPerInvocation", Integer.toString(batch)));
                bills.put(batch, CloudChoice.with(batched, false, cloud -> bill(cloud, model, script, functions)));
            }
        }
        print(report, bills, prices, functions);
        return 0;
    }

    private Bill bill(Cloud cloud, ModelServer model, Script script, Functions functions) throws Exception {
        try (Api api = new Api(cloud.api())) {
            // What a first call loads is none of a task's time.
            TaskBill.of(cloud, new TaskRun(api, script), model, "warm", tasks, functions);
            return TaskBill.of(cloud, new TaskRun(api, script), model, "bill", tasks, functions);
        }
    }

    private void print(Report report, Map<Integer, Bill> bills, Prices prices, Functions functions) {
        List<String> columns = new ArrayList<>(List.of("a task's", "$ a million"));
        bills.keySet().forEach(batch -> columns.addAll(List.of(batch + " a call: count", "$ for 1,000 tasks")));
        Table table = new Table(columns.toArray(String[]::new));
        for (Item item : Item.values()) {
            List<String> row =
                    new ArrayList<>(List.of(item.title(), prices.of(item).toPlainString()));
            bills.values()
                    .forEach(bill -> row.addAll(
                            List.of(Spread.number(bill.perTask(item)), dollars(bill.perThousand(item, prices)))));
            table.row(row.toArray());
        }
        List<String> sum = new ArrayList<>(List.of("**together**", ""));
        bills.values().forEach(bill -> sum.addAll(List.of("", "**" + dollars(bill.perThousand(prices)) + "**")));
        table.row(sum.toArray());
        report.table(
                steps + " steps of one answer and two tools, and a last answer; " + chars + " characters a message; "
                        + prices.region() + ", " + prices.date() + ".",
                table);
        double second = (steps + 1)
                * functions.gigabytes("RunAgentFunction")
                * prices.of(Item.LAMBDA_GIGABYTE_SECONDS).doubleValue()
                / 1000;
        report.line(
                "Each second that the model takes for an answer adds " + dollars(second) + ": run-agent waits for it.");
    }

    private static String dollars(double amount) {
        return String.format(Locale.ROOT, "%.4f", amount);
    }
}
