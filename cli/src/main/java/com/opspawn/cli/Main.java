package com.opspawn.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command {@code opspawn}. */
@Command(
        name = "opspawn",
        description = "Durable AI-agent tasks.",
        mixinStandardHelpOptions = true,
        version = "opspawn 0.1.0",
        subcommands = {
            RunCommand.class,
            UpCommand.class,
            SubmitCommand.class,
            GetCommand.class,
            ListCommand.class,
            WatchCommand.class,
            McpCommand.class,
            CommandLine.HelpCommand.class
        })
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        PrintWriter out = new PrintWriter(System.out, false, StandardCharsets.UTF_8);
        PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
        System.exit(run(out, err, args));
    }

    /** Runs a command line and gives its exit code. */
    public static int run(PrintWriter out, PrintWriter err, String... args) {
        CommandLine line = new CommandLine(new Main())
                .setOut(out)
                .setErr(err)
                // A goal may begin with @, and means itself.
                .setExpandAtFiles(false)
                .setExecutionExceptionHandler((e, command, result) -> {
                    if (e instanceof CommandException told) {
                        command.getErr().println("opspawn: " + told.getMessage());
                        return 1;
                    }
                    if (e instanceof IllegalArgumentException wrong) {
                        command.getErr().println("opspawn: " + wrong.getMessage());
                        return CommandLine.ExitCode.USAGE;
                    }
                    throw e;
                });
        return args.length == 0 ? usage(line) : line.execute(args);
    }

    private static int usage(CommandLine line) {
        line.usage(line.getErr());
        return CommandLine.ExitCode.USAGE;
    }
}
