package com.opspawn.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
        name = "mcp",
        description = "Lists MCP servers and accepts their tools.",
        mixinStandardHelpOptions = true,
        subcommands = {McpListCommand.class, McpAcceptCommand.class})
final class McpCommand implements Runnable {
    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public void run() {
        if (spec != null) {
            throw new ParameterException(spec.commandLine(), "say what to do: list or accept");
        }
    }
}
