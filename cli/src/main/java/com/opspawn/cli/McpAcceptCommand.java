package com.opspawn.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.opspawn.json.Json;
import com.opspawn.mcp.McpAcceptance;
import com.opspawn.mcp.McpServer;
import com.opspawn.mcp.McpServers;
import com.opspawn.mcp.Review;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
        name = "accept",
        description = {
            "Shows what changed on the servers, and accepts it.",
            "What is accepted stands in the lock file beside the servers file."
        },
        mixinStandardHelpOptions = true)
final class McpAcceptCommand implements Callable<Integer> {
    @Mixin
    private McpOptions options = new McpOptions();

    @Parameters(paramLabel = "SERVER", arity = "0..*", description = "The servers to accept; all where none is named.")
    private List<String> names = List.of();

    @Mixin
    private Printing.Document printing = new Printing.Document();

    @Override
    public Integer call() throws InterruptedException {
        McpServers servers = options.servers();
        McpAcceptance acceptance = new McpAcceptance(servers);
        McpView view = new McpView(printing.out(), printing.err());
        ObjectNode json = Json.object().put("lock_file", servers.lockFile().toString());
        json.withArray("servers");
        int exitCode = 0;
        for (McpServer server : McpOptions.chosen(servers, names)) {
            Review review = acceptance.review(server);
            if (!printing.json()) {
                view.changes(review);
            }
            json.withArray("servers").add(McpJson.server(review));
            switch (review) {
                case Review.Reached reached -> accept(acceptance, reached, servers, view);
                case Review.Unreached unreached -> exitCode = 1;
            }
        }
        view.flush();
        if (printing.json()) {
            printing.print(json, "");
        }
        return exitCode;
    }

    private void accept(McpAcceptance acceptance, Review.Reached review, McpServers servers, McpView view) {
        try {
            acceptance.accept(review);
            if (!printing.json()) {
                view.accepted(review, servers.lockFile());
            }
        } catch (IOException e) {
            view.flush();
            throw new CommandException("cannot write " + servers.lockFile() + ": " + e.getMessage(), e);
        }
    }
}
