package com.opspawn.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.opspawn.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "requests",
        description = {
            "Lists what tasks wait for people to give.",
            "Each with its arguments, its choices, and how to give it."
        },
        mixinStandardHelpOptions = true)
final class RequestsCommand implements Callable<Integer> {
    @Mixin
    private EndpointOptions endpoint = new EndpointOptions();

    @Mixin
    private Printing.Document printing = new Printing.Document();

    @Parameters(
            paramLabel = "TASK_ID",
            arity = "0..1",
            description = "The task's id; without it, all tasks with status input_required.")
    private @Nullable String taskId;

    @Option(names = "--given", description = "Also those that were given.")
    private boolean given;

    @Override
    public Integer call() {
        ApiClient api = endpoint.client();
        InputRequests requests = new InputRequests(api, printing, endpoint.hints());
        ArrayNode found = Json.array();
        for (String id : taskId == null ? waiting(api) : List.of(taskId)) {
            for (JsonNode request : requests.of(id, given)) {
                found.add(((ObjectNode) request).put("task_id", id));
                show(requests, id, request);
            }
        }
        if (printing.json()) {
            printing.print(Json.object().set("input_requests", found), "");
        } else if (found.isEmpty()) {
            printing.note("nothing is waited for");
        }
        return Exit.OK.code();
    }

    private static List<String> waiting(ApiClient api) {
        List<String> ids = new ArrayList<>();
        String cursor = "";
        do {
            Map<String, String> status = Map.of("status", "input_required", "limit", "100");
            ObjectNode page = api.list(
                    cursor.isEmpty() ? status : Map.of("status", "input_required", "limit", "100", "cursor", cursor));
            page.path("tasks").forEach(task -> ids.add(task.path("task_id").asText()));
            cursor = page.path("next_cursor").asText("");
        } while (!cursor.isEmpty());
        return ids;
    }

    private void show(InputRequests requests, String id, JsonNode request) {
        if (printing.json()) {
            return;
        }
        printing.out().println(Terminal.line(id));
        requests.lines(request).forEach(line -> printing.out().println("  " + line));
        if (InputRequests.isOpen(request)) {
            endpoint.hints()
                    .ways(id, request)
                    .forEach(way ->
                            printing.out().println("    " + printing.paint().dim(way)));
        }
        printing.out().flush();
    }
}
