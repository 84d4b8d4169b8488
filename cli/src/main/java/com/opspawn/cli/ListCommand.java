package com.opspawn.cli;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(name = "list", description = "Lists tasks, newest first.", mixinStandardHelpOptions = true)
final class ListCommand implements Callable<Integer> {
    @Mixin
    private EndpointOptions endpoint = new EndpointOptions();

    @Mixin
    private Printing.Document printing = new Printing.Document();

    @Option(
            names = "--status",
            paramLabel = "STATUS",
            completionCandidates = Statuses.class,
            description = "Only in this status: ${COMPLETION-CANDIDATES}.")
    private @Nullable String status;

    @Option(
            names = {"--agent", "--agent-id"},
            paramLabel = "ID",
            description = "Only this agent's.")
    private @Nullable String agentId;

    @Option(names = "--limit", paramLabel = "N", description = "How many at the most, 1 to 100.")
    private @Nullable Integer limit;

    @Option(names = "--cursor", description = "Where to go on, as the page before told.")
    private @Nullable String cursor;

    @Override
    public Integer call() {
        Map<String, String> parameters = new TreeMap<>();
        put(parameters, "status", status);
        put(parameters, "agent_id", agentId);
        put(parameters, "limit", limit);
        put(parameters, "cursor", cursor);
        printing.tasks().list(endpoint.client().list(parameters));
        return Exit.OK.code();
    }

    private static void put(Map<String, String> parameters, String name, @Nullable Object value) {
        if (value != null) {
            parameters.put(name, value.toString());
        }
    }
}
