package com.opspawn.cli;

import com.opspawn.mcp.McpAcceptance;
import com.opspawn.mcp.McpServer;
import com.opspawn.mcp.McpServers;
import com.opspawn.mcp.Review;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
        name = "list",
        description =
                "Reaches every server and lists its tools: what each one does when it is called twice, and whether"
                        + " it is accepted. Exit code 1 where a server cannot be reached.",
        mixinStandardHelpOptions = true)
final class McpListCommand implements Callable<Integer> {
    @Mixin
    private McpOptions options = new McpOptions();

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        McpServers servers = options.servers();
        McpAcceptance acceptance = new McpAcceptance(servers);
        McpView view = new McpView(Output.of(spec), Output.errorOf(spec));
        int exitCode = 0;
        for (McpServer server : servers.servers()) {
            Review review = acceptance.review(server);
            view.list(review);
            exitCode = review instanceof Review.Unreached ? 1 : exitCode;
        }
        view.flush();
        return exitCode;
    }
}
