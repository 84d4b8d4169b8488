package com.opspawn.benchmarks;

import com.opspawn.benchmarks.load.LoadCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;

@Command(
        name = "benchmarks/run",
        description = "Measures Opspawn, and prints tables in Markdown.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "NAME",
        subcommands = {
            ThroughputCommand.class,
            GrowthCommand.class,
            CostCommand.class,
            WaitingCommand.class,
            PrefixCommand.class,
            ColdStartCommand.class,
            LoadCommand.class,
            StartCommand.class,
            HelpCommand.class
        })
final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new Main())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .execute(arguments));
    }
}
