package com.opspawn.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.opspawn.json.Json;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "cancel",
        description = {
            "Cancels a task, or all tasks that the options find.",
            "Nothing starts after it; a call that is already running ends by itself."
        },
        mixinStandardHelpOptions = true)
final class CancelCommand implements Callable<Integer> {
    @Mixin
    private EndpointOptions endpoint = new EndpointOptions();

    @Mixin
    private Printing.Document printing = new Printing.Document();

    @Parameters(paramLabel = "TASK_ID", arity = "0..1", description = "The task's id, where one is meant.")
    private @Nullable String taskId;

    @Option(
            names = "--status",
            paramLabel = "STATUS",
            completionCandidates = Statuses.Open.class,
            description = "All in this status: ${COMPLETION-CANDIDATES}.")
    private @Nullable String status;

    @Option(
            names = {"--agent", "--agent-id"},
            paramLabel = "ID",
            description = "All of this agent.")
    private @Nullable String agentId;

    @Option(
            names = "--created-before",
            paramLabel = "TIME",
            description = "All created before this, as in 2026-11-22T12:00:00Z.")
    private @Nullable String createdBefore;

    @Option(names = "--all", description = "All that have not ended.")
    private boolean all;

    @Option(names = "--reason", paramLabel = "TEXT", description = "Why, for the journal and for who reads it.")
    private @Nullable String reason;

    @Option(
            names = {"-y", "--yes"},
            description = "Does not ask before it cancels several.")
    private boolean yes;

    @Override
    public Integer call() {
        ObjectNode filter = filter();
        if ((taskId == null) == filter.isEmpty()) {
            throw new CommandException(
                    Exit.USAGE,
                    "say what to cancel: a TASK_ID, or the tasks that --status, --agent and --created-before find,"
                            + " or --all");
        }
        if (reason != null) {
            filter.put("reason", reason);
        }
        if (taskId != null) {
            ObjectNode task = endpoint.client().act(taskId, "cancel", filter);
            printing.print(task, TaskView.standing(task));
        } else if (isMeant()) {
            cancelAll(filter);
        }
        return Exit.OK.code();
    }

    private ObjectNode filter() {
        ObjectNode filter = Json.object();
        filter.put("status", status).put("agent_id", agentId).put("created_before", createdBefore);
        if (all) {
            filter.put("all", true);
        }
        filter.properties().removeIf(field -> field.getValue().isNull());
        return filter;
    }

    private boolean isMeant() {
        boolean meant = yes || new Questions(printing).confirmed("Cancel all of these tasks?");
        if (!meant) {
            printing.note("nothing was cancelled");
        }
        return meant;
    }

    /** Page by page. What is cancelled no longer counts as open, but a cursor costs nothing and ends for certain. */
    private void cancelAll(ObjectNode filter) {
        ApiClient api = endpoint.client();
        ObjectNode total = Json.object();
        ArrayNode cancelled = total.putArray("cancelled");
        ArrayNode skipped = total.putArray("skipped");
        do {
            ObjectNode page = api.cancelAll(filter);
            page.path("cancelled").forEach(id -> {
                cancelled.add(id);
                if (!printing.json()) {
                    printing.out().println(Terminal.line(id.asText()));
                }
            });
            page.path("skipped").forEach(skipped::add);
            filter.put("cursor", page.path("next_cursor").asText(""));
        } while (!filter.path("cursor").asText().isEmpty());
        if (printing.json()) {
            printing.print(total, "");
        }
        printing.out().flush();
        printing.note(
                "cancelled " + cancelled.size() + (skipped.isEmpty() ? "" : ", " + skipped.size() + " had ended"));
    }
}
