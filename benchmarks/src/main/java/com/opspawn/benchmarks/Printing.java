package com.opspawn.benchmarks;

import com.opspawn.benchmarks.report.Report;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The report of a command, with what was typed at its head. A mixin without options. */
@Command
public final class Printing {
    @Spec(Spec.Target.MIXEE)
    private @Nullable CommandSpec command;

    public Report report() {
        CommandSpec spec = Objects.requireNonNull(command);
        List<String> typed = spec.root().commandLine().getParseResult().originalArgs();
        return new Report(spec.commandLine().getOut(), "benchmarks/run " + String.join(" ", typed));
    }

    /** What goes on, while it does; not part of the report. */
    public void progress(String line) {
        Objects.requireNonNull(command).commandLine().getErr().println(line);
        Objects.requireNonNull(command).commandLine().getErr().flush();
    }
}
