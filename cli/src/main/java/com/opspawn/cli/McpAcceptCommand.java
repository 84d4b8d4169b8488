package com.opspawn.cli;

import com.opspawn.mcp.McpAcceptance;
import com.opspawn.mcp.McpServer;
import com.opspawn.mcp.McpServers;
import com.opspawn.mcp.Review;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "accept",
        description = "Shows what changed on the servers, and accepts it into the lock file beside the servers file.",
        mixinStandardHelpOptions = true)
final class McpAcceptCommand implements Callable<Integer> {
    @Mixin
    private McpOptions options = new McpOptions();

    @Parameters(paramLabel = "SERVER", arity = "0..*", description = "The servers to accept; all where none is named.")
    private List<String> names = List.of();

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        McpServers servers = options.servers();
        McpAcceptance acceptance = new McpAcceptance(servers);
        McpView view = new McpView(Output.of(spec), Output.errorOf(spec));
        int exitCode = 0;
        for (McpServer server : McpOptions.chosen(servers, names)) {
            Review review = acceptance.review(server);
            view.changes(review);
            switch (review) {
                case Review.Reached reached -> accept(acceptance, reached, servers, view);
                case Review.Unreached unreached -> exitCode = 1;
            }
        }
        view.flush();
        return exitCode;
    }

    private static void accept(McpAcceptance acceptance, Review.Reached review, McpServers servers, McpView view) {
        try {
            acceptance.accept(review);
            view.accepted(review, servers.lockFile());
        } catch (IOException e) {
            view.flush();
            throw new CommandException("cannot write " + servers.lockFile() + ": " + e.getMessage(), e);
        }
    }
}
