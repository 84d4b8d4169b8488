package com.opspawn.cli.doctor;

import com.opspawn.mcp.McpAcceptance;
import com.opspawn.mcp.McpServer;
import com.opspawn.mcp.McpServers;
import com.opspawn.mcp.Review;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The MCP servers: their file, whether they answer, and whether what they offer is accepted. */
final class McpCheck {
    private static final String SUBJECT = "mcp";

    private final McpServers servers;

    McpCheck(McpServers servers) {
        this.servers = servers;
    }

    static McpServers.Read read(Path file, Map<String, String> variables) {
        return McpServers.read(file, variables);
    }

    static Finding unusable(McpServers.Read.Unusable unusable, Path file) {
        return Finding.broken(SUBJECT, unusable.problems(), "correct " + file);
    }

    /** Without reaching any. */
    Finding named() {
        return Finding.ok(
                SUBJECT,
                servers.servers().stream()
                        .map(server -> server.name() + ": not reached, as --offline says")
                        .toArray(String[]::new));
    }

    List<Finding> reached() throws InterruptedException {
        McpAcceptance acceptance = new McpAcceptance(servers);
        List<Finding> findings = new ArrayList<>();
        for (McpServer server : servers.servers()) {
            findings.add(
                    switch (acceptance.review(server)) {
                        case Review.Unreached unreached ->
                            Finding.broken(
                                    SUBJECT,
                                    server.name() + " " + unreached.why(),
                                    "start it, correct its entry in " + servers.file() + ", or set \"disabled\": true");
                        case Review.Reached reached -> standing(reached);
                    });
        }
        return findings;
    }

    private static Finding standing(Review.Reached reached) {
        String name = reached.server().name();
        List<String> differing = reached.tools().stream()
                .filter(tool -> tool.standing() != Review.Standing.ACCEPTED)
                .map(tool -> tool.name() + " is " + words(tool.standing()))
                .toList();
        int offered = reached.offered().size();
        return differing.isEmpty()
                ? Finding.ok(SUBJECT, name + ": " + offered + " tools, all accepted")
                : Finding.note(
                        SUBJECT,
                        name + ": " + String.join(", ", differing),
                        "look at it and accept it with opspawn mcp accept " + name);
    }

    private static String words(Review.Standing standing) {
        return switch (standing) {
            case ACCEPTED -> "accepted";
            case NEW -> "not accepted yet";
            case CHANGED -> "not what was accepted";
            case GONE -> "no longer offered";
            case REFUSED -> "not fit to be accepted";
        };
    }

    /**
     * A copy of the servers file in which every server counts as accepted with no tools: who reads the agents by it reaches
     * no server and trusts none.
     */
    Path copied(Path directory) throws IOException {
        Path copy = Files.copy(
                servers.file(), directory.resolve(String.valueOf(servers.file().getFileName())));
        McpAcceptance acceptance = new McpAcceptance(new McpServers(copy, servers.servers()));
        for (McpServer server : servers.servers()) {
            acceptance.accept(new Review.Reached(server, List.of(), List.of()));
        }
        return copy;
    }
}
