package com.opspawn.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.opspawn.json.Json;
import com.opspawn.mcp.McpAcceptance;
import com.opspawn.mcp.McpServer;
import com.opspawn.mcp.McpServers;
import com.opspawn.mcp.Review;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "list",
        description = {
            "Reaches every server and lists its tools.",
            "With what each tool does when it is called twice, and whether it is accepted. Exit code 1 where a server"
                    + " cannot be reached."
        },
        mixinStandardHelpOptions = true)
final class McpListCommand implements Callable<Integer> {
    @Mixin
    private McpOptions options = new McpOptions();

    @Mixin
    private Printing.Document printing = new Printing.Document();

    @Override
    public Integer call() throws InterruptedException {
        McpServers servers = options.servers();
        McpAcceptance acceptance = new McpAcceptance(servers);
        McpView view = new McpView(printing.out(), printing.err());
        ObjectNode json = Json.object();
        json.withArray("servers");
        int exitCode = 0;
        for (McpServer server : servers.servers()) {
            Review review = acceptance.review(server);
            if (!printing.json()) {
                view.list(review);
            }
            json.withArray("servers").add(McpJson.server(review));
            exitCode = review instanceof Review.Unreached ? 1 : exitCode;
        }
        view.flush();
        if (printing.json()) {
            printing.print(json, "");
        }
        return exitCode;
    }
}
