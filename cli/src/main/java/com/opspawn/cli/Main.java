package com.opspawn.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** The command {@code opspawn}. */
@Command(
        name = "opspawn",
        description = "Durable AI-agent tasks.",
        mixinStandardHelpOptions = true,
        version = "opspawn 0.1.0",
        synopsisSubcommandLabel = "COMMAND",
        footer = {"", "opspawn help COMMAND shows a command's options."})
public final class Main {
    private final Session session;

    private Main(Session session) {
        this.session = session;
    }

    public static void main(String[] args) {
        PrintWriter out = new PrintWriter(System.out, false, StandardCharsets.UTF_8);
        PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
        System.exit(run(Session.ofProcess(), out, err, args));
    }

    /** Runs a command line and gives its exit code. */
    public static int run(PrintWriter out, PrintWriter err, String... args) {
        return run(Session.of(System.getenv()), out, err, args);
    }

    static int run(Session session, PrintWriter out, PrintWriter err, String... args) {
        Help.ColorScheme plain =
                Help.defaultColorScheme(ansi(Colors.AUTO.wanted(session.environment(), session.terminal())));
        CommandLine line = line(session, args).setOut(out).setErr(err).setColorScheme(plain);
        return args.length == 0 ? usage(line) : line.execute(args);
    }

    /** With all commands, or with the one that is called: each costs time to read, and a person waits for the start. */
    static CommandLine line(Session session, String... args) {
        CommandLine line = new CommandLine(new Main(session));
        Stream<Commands> called =
                Arrays.stream(Commands.values()).filter(command -> args.length > 0 && command.isCalled(args[0]));
        Commands[] one = called.toArray(Commands[]::new);
        for (Commands command : one.length == 1 ? one : Commands.values()) {
            line.addSubcommand(command.toString(), command.type());
        }
        line.getCommandSpec()
                .usageMessage()
                .exitCodeListHeading("%nExit codes:%n")
                .exitCodeList(Commands.exitCodes());
        // A goal may begin with @, and means itself.
        return line.setExpandAtFiles(false)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionStrategy(Main::execute)
                .setExecutionExceptionHandler((e, command, result) -> told(session, e, command));
    }

    private static int execute(ParseResult parsed) {
        ParseResult last = parsed;
        while (last.hasSubcommand()) {
            last = last.subcommand();
        }
        if (last.hasMatchedOption("--color") && last.matchedOptionValue("--color", Colors.AUTO) != Colors.AUTO) {
            Colors wanted = last.matchedOptionValue("--color", Colors.AUTO);
            last.commandSpec().commandLine().setColorScheme(Help.defaultColorScheme(ansi(wanted == Colors.ALWAYS)));
        }
        return new CommandLine.RunLast().execute(parsed);
    }

    private static Ansi ansi(boolean on) {
        return on ? Ansi.ON : Ansi.OFF;
    }

    private static int told(Session session, Exception e, CommandLine command) throws Exception {
        if (session.ending().get()) {
            // Ctrl-C: what breaks by it is no news, and the process ends with its own code.
            return Exit.FAILED.code();
        }
        if (e instanceof CommandException known) {
            command.getOut().flush();
            command.getErr().println("opspawn: " + known.getMessage());
            return known.exit().code();
        }
        if (e instanceof IllegalArgumentException wrong) {
            command.getErr().println("opspawn: " + wrong.getMessage());
            return Exit.USAGE.code();
        }
        throw e;
    }

    /** Of the command line that a command belongs to. */
    static Session session(CommandSpec command) {
        return command.root().userObject() instanceof Main main ? main.session : Session.of(System.getenv());
    }

    private static int usage(CommandLine line) {
        line.usage(line.getErr());
        return Exit.USAGE.code();
    }
}
