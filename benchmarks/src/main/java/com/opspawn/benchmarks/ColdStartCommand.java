package com.opspawn.benchmarks;

import com.opspawn.benchmarks.cloud.Home;
import com.opspawn.benchmarks.cloud.Stores;
import com.opspawn.benchmarks.cold.ColdFunction;
import com.opspawn.benchmarks.cold.ColdStarts;
import com.opspawn.benchmarks.cold.Start;
import com.opspawn.benchmarks.report.Report;
import com.opspawn.benchmarks.report.Spread;
import com.opspawn.benchmarks.report.Table;
import com.opspawn.local.LocalCloud;
import com.opspawn.local.Options;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.ToDoubleFunction;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "cold-start",
        description = {
            "From a function's process to its first answer, under AWS's runtime client, in turns with a trivial one's.",
            "Needs the functions' zips: mvn -DskipTests package builds them."
        },
        mixinStandardHelpOptions = true)
final class ColdStartCommand implements Callable<Integer> {
    private static final double MEGABYTE = 1e6;

    @Mixin
    private Printing printing = new Printing();

    @Option(names = "--rounds", defaultValue = "7", description = "Starts of each (default: ${DEFAULT-VALUE}).")
    private int rounds;

    /** One way to start. */
    @FunctionalInterface
    private interface Way {
        Start start(ColdFunction function) throws IOException, InterruptedException;
    }

    @Override
    public Integer call() throws Exception {
        Report report = printing.report();
        Path directory = Home.scratch();
        Options options = Stores.in(Options.of(Home.path("")).withoutQueues(), "dynamodb-local");
        try (LocalCloud cloud = LocalCloud.start(options)) {
            ColdStarts starts = new ColdStarts(cloud, directory);
            measure(starts, report);
        } finally {
            Home.delete(directory);
        }
        return 0;
    }

    private void measure(ColdStarts starts, Report report) throws Exception {
        List<ColdFunction> functions = starts.functions();
        Map<String, Way> ways = new LinkedHashMap<>();
        ways.put("plain", starts::plain);
        ways.put("snapshot", starts::fromSnapshot);
        ways.put("cache", starts::fromCache);
        Map<String, List<Start>> measured = new LinkedHashMap<>();
        for (int round = 0; round <= rounds; round++) {
            for (ColdFunction function : functions) {
                for (Map.Entry<String, Way> way : ways.entrySet()) {
                    Start start = way.getValue().start(function);
                    // The first round reads files that nobody has read yet, and makes the caches.
                    if (round > 0) {
                        measured.computeIfAbsent(way.getKey() + " " + function.name(), _ -> new ArrayList<>())
                                .add(start);
                    }
                }
            }
            printing.progress("round " + round + " of " + rounds + ": done");
        }
        report.table(
                "Process to first answer; ms, medians of " + rounds + " with the least and the greatest.",
                table(functions, measured));
    }

    private static Table table(List<ColdFunction> functions, Map<String, List<Start>> measured) {
        Table table = new Table(
                "function",
                "zip MB",
                "total",
                "× trivial",
                "start to ready",
                "first call",
                "from a snapshot: first call",
                "with a cache: total",
                "× trivial");
        double plain = spread(measured, "plain " + functions.getFirst().name(), Start::total)
                .median();
        double cached = spread(measured, "cache " + functions.getFirst().name(), Start::total)
                .median();
        for (ColdFunction function : functions) {
            Spread total = spread(measured, "plain " + function.name(), Start::total);
            Spread cache = spread(measured, "cache " + function.name(), Start::total);
            table.row(
                    function.name(),
                    Spread.number(function.code().zipBytes() / MEGABYTE),
                    total,
                    Spread.number(total.median() / plain),
                    Spread.number(spread(measured, "plain " + function.name(), Start::beforeReady)
                            .median()),
                    Spread.number(spread(measured, "plain " + function.name(), Start::call)
                            .median()),
                    spread(measured, "snapshot " + function.name(), Start::call),
                    cache,
                    Spread.number(cache.median() / cached));
        }
        return table;
    }

    private static Spread spread(Map<String, List<Start>> measured, String what, ToDoubleFunction<Start> figure) {
        return new Spread(measured.getOrDefault(what, List.of()).stream()
                .map(start -> figure.applyAsDouble(start))
                .toList());
    }
}
