package com.opspawn.mcp;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Accepts what servers offer that nobody has looked at yet: on the machine of whoever wrote them into the file. */
final class FirstUse {
    private static final Logger LOG = LoggerFactory.getLogger(FirstUse.class);

    private final McpServers servers;
    private final McpAcceptance acceptance;

    FirstUse(McpServers servers) {
        this.servers = servers;
        this.acceptance = new McpAcceptance(servers);
    }

    /** @param problems where it is told why a server could not be accepted */
    void accept(List<McpServer> unknown, Map<String, String> problems) throws InterruptedException {
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
        try {
            Map<McpServer, Future<Review>> reviews = new LinkedHashMap<>();
            unknown.forEach(server -> reviews.put(server, threads.submit(() -> acceptance.review(server))));
            for (Map.Entry<McpServer, Future<Review>> review : reviews.entrySet()) {
                accept(review.getValue().get(), problems);
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("a review broke", e);
        } finally {
            threads.shutdownNow();
        }
    }

    private void accept(Review review, Map<String, String> problems) {
        String name = review.server().name();
        switch (review) {
            case Review.Unreached unreached -> problems.put(name, unreached.why());
            case Review.Reached reached -> {
                try {
                    acceptance.accept(reached);
                    LOG.info(
                            "MCP server {}: {} tools accepted on first use and pinned in {}",
                            name,
                            reached.offered().size(),
                            servers.lockFile().getFileName());
                } catch (IOException e) {
                    problems.put(name, "cannot be pinned: " + e.getMessage());
                }
            }
        }
    }
}
