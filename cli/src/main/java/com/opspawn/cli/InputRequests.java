package com.opspawn.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a task asks people for: finds the request that is meant, and shows it. */
final class InputRequests {
    private final ApiClient api;
    private final Printing printing;
    private final Hints hints;
    private final InputView view;

    InputRequests(ApiClient api, Printing printing, Hints hints) {
        this.api = api;
        this.printing = printing;
        this.hints = hints;
        this.view = new InputView(printing.paint());
    }

    /** Those of a task. */
    List<JsonNode> of(String taskId, boolean givenToo) {
        List<JsonNode> all = new ArrayList<>();
        api.inputRequests(taskId).forEach(all::add);
        return givenToo ? all : all.stream().filter(InputRequests::isOpen).toList();
    }

    static boolean isOpen(JsonNode request) {
        return request.path("status").asText().equals("open");
    }

    /** The one that is named, else the only one that is open. */
    JsonNode chosen(String taskId, @Nullable String requestId) {
        return requestId == null ? onlyOpen(taskId) : named(taskId, requestId);
    }

    private JsonNode named(String taskId, String requestId) {
        List<JsonNode> all = of(taskId, true);
        return all.stream()
                .filter(request -> id(request).equals(requestId))
                .findFirst()
                .orElseThrow(() -> new CommandException(
                        Exit.REFUSED,
                        "task " + taskId + " has no input request '" + requestId + "'"
                                + (all.isEmpty()
                                        ? ": it has asked for nothing"
                                        : ": use one of "
                                                + all.stream()
                                                        .map(InputRequests::id)
                                                        .collect(Collectors.joining(", ")))));
    }

    private JsonNode onlyOpen(String taskId) {
        List<JsonNode> open = of(taskId, false);
        if (open.isEmpty()) {
            throw new CommandException(
                    Exit.REFUSED,
                    "task " + taskId + " waits for no input: " + hints.command("get " + Terminal.line(taskId))
                            + " shows how it stands");
        }
        if (open.size() > 1) {
            open.forEach(request -> lines(request).forEach(printing::note));
            throw new CommandException(
                    Exit.USAGE,
                    "task " + taskId + " waits for " + open.size() + " inputs: name one of them, such as "
                            + id(open.getFirst()));
        }
        return open.getFirst();
    }

    static String id(JsonNode request) {
        return Terminal.line(request.path("request_id").asText());
    }

    /** With its id before it. */
    List<String> lines(JsonNode request) {
        List<String> lines = new ArrayList<>(view.lines(request));
        lines.set(0, printing.paint().bold(id(request)) + "  " + lines.getFirst());
        if (!isOpen(request)) {
            lines.add("  " + view.given(request.path("given")));
        }
        return lines;
    }
}
