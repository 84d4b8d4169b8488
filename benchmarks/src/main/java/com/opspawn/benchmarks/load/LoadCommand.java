package com.opspawn.benchmarks.load;

import com.opspawn.benchmarks.CloudChoice;
import com.opspawn.benchmarks.Printing;
import com.opspawn.benchmarks.cloud.Api;
import com.opspawn.benchmarks.cloud.CloudSpec;
import com.opspawn.benchmarks.report.Report;
import com.opspawn.benchmarks.report.Spread;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "load",
        description = {
            "Submits and reads under load, and looks for everything that was accepted at the end.",
            "Against an endpoint, or a local cloud of its own with the demo model. Its status is 1 where a task is"
                    + " lost, does not end or ends twice, or where an answer was 5xx."
        },
        mixinStandardHelpOptions = true)
public final class LoadCommand implements Callable<Integer> {
    private static final int SHOWN = 20;

    @Mixin
    private CloudChoice choice = new CloudChoice();

    @Mixin
    private Printing printing = new Printing();

    @Option(names = "--endpoint", paramLabel = "URL", description = "The API, with its /api/v1; else a local cloud.")
    private @Nullable URI endpoint;

    @Option(names = "--token", paramLabel = "TOKEN", description = "A bearer token for it.")
    private @Nullable String token;

    @Option(
            names = "--clients",
            defaultValue = "64",
            description = "Each waits for its answer (default: ${DEFAULT-VALUE}).")
    private int clients;

    @Option(names = "--rate", paramLabel = "N", description = "Requests a second instead, whether answered or not.")
    private @Nullable Double rate;

    @Option(names = "--ramp", paramLabel = "SECONDS", defaultValue = "10", description = "Default: ${DEFAULT-VALUE}.")
    private long ramp;

    @Option(
            names = "--duration",
            paramLabel = "SECONDS",
            defaultValue = "60",
            description = "Ramp and all (default: ${DEFAULT-VALUE}).")
    private long duration;

    @Option(names = "--tasks", paramLabel = "N", description = "Ends after so many submissions, if that is earlier.")
    private long tasks = Long.MAX_VALUE;

    @Option(
            names = "--mix",
            defaultValue = "submit=70,get=15,list=5,events=10",
            description = "How often each comes (default: ${DEFAULT-VALUE}).")
    private String mix = "";

    @Option(
            names = "--prompt",
            defaultValue = "What is 17 * 23?",
            description = "What each task asks for (default: ${DEFAULT-VALUE}).")
    private String prompt = "";

    @Option(names = "--agent", paramLabel = "ID", description = "The agent of each task.")
    private @Nullable String agent;

    @Option(
            names = "--patience",
            paramLabel = "SECONDS",
            defaultValue = "600",
            description = "For the tasks to end, afterwards (default: ${DEFAULT-VALUE}).")
    private long patience;

    @Option(names = "--disk", description = "The local cloud keeps its data on disk; else in memory.")
    private boolean disk;

    @Override
    public Integer call() throws Exception {
        Mix parsed = Mix.parse(mix);
        Duration up = Duration.ofSeconds(ramp);
        Pace pace = rate == null ? new Pace.Closed(clients, up) : new Pace.Open(rate, up);
        Report report = printing.report();
        if (endpoint != null) {
            return measured(endpoint, parsed, pace, report);
        }
        CloudSpec spec = choice.spec(Map.of("OPSPAWN_MODEL", "demo"));
        return CloudChoice.with(spec, disk, cloud -> measured(cloud.api(), parsed, pace, report));
    }

    private int measured(URI address, Mix parsed, Pace pace, Report report) throws Exception {
        Tally tally = new Tally();
        Ledger ledger = new Ledger();
        try (Api api = new Api(address, Optional.ofNullable(token))) {
            Client client = new Client(api, tally, ledger, Client.body(prompt, Optional.ofNullable(agent)));
            String run = "load-" + UUID.randomUUID();
            Load load = new Load(client, tally, parsed, Duration.ofSeconds(duration), tasks, run);
            double seconds = load.at(pace);
            printing.progress(ledger.all().size() + " tasks were accepted; now they are looked for");
            report.table(address + ", for " + Spread.number(seconds) + " s.", tally.times(seconds));
            Tally afterwards = new Tally();
            Check check = new Check(api, new Client(api, afterwards, ledger, ""), Duration.ofSeconds(patience));
            long begin = System.nanoTime();
            Check.Found found = check.of(ledger.all(), clients);
            report.table("Answers, tries that were told to wait among them.", tally.statuses());
            return verdict(
                    report,
                    ledger,
                    found,
                    tally.serverErrors() + afterwards.serverErrors(),
                    tally.unanswered(),
                    (System.nanoTime() - begin) / 1e9);
        }
    }

    private static int verdict(
            Report report, Ledger ledger, Check.Found found, long serverErrors, long unanswered, double seconds) {
        List<String> shared = ledger.sharedIds();
        report.line("Accepted: " + ledger.all().size() + "; ended: " + found.statuses() + ", the last seen "
                + Spread.number(seconds) + " s later; lost, without an end or with two: "
                + found.problems().size() + "; ids given twice: " + shared.size() + "; 5xx: " + serverErrors
                + "; without an answer, and asked again: " + unanswered + ".");
        found.problems().stream().limit(SHOWN).forEach(report::line);
        return found.problems().isEmpty() && shared.isEmpty() && serverErrors == 0 ? 0 : 1;
    }
}
