package com.opspawn.cli;

import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "completion",
        description = "Prints a script that completes commands and options in the shell.",
        footer = {"", "To have it in this shell, in bash or zsh:", "  source <(opspawn completion)"},
        mixinStandardHelpOptions = true)
final class CompletionCommand implements Callable<Integer> {
    /** One script serves both: zsh reads it as bash would. */
    private enum Shell {
        BASH,
        ZSH;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    // Taken so that a shell that it is not for is refused.
    @SuppressWarnings("UnusedVariable")
    @Parameters(
            paramLabel = "SHELL",
            arity = "0..1",
            defaultValue = "bash",
            description = "${COMPLETION-CANDIDATES}; one script serves both.")
    private Shell shell = Shell.BASH;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        Output.of(spec)
                .print(AutoComplete.bash(
                        "opspawn", Objects.requireNonNull(spec).root().commandLine()));
        Output.of(spec).flush();
        return Exit.OK.code();
    }
}
