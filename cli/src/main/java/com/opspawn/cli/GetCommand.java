package com.opspawn.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(name = "get", description = "Prints a task.", mixinStandardHelpOptions = true)
final class GetCommand implements Callable<Integer> {
    @Mixin
    private EndpointOptions endpoint = new EndpointOptions();

    @Mixin
    private Printing.Document printing = new Printing.Document();

    @Mixin
    private TaskArgument task = new TaskArgument();

    @Override
    public Integer call() {
        ObjectNode found = endpoint.client().get(task.id());
        printing.tasks().details(found);
        if (!printing.json()) {
            advise(found.path("status").asText());
        }
        return Exit.OK.code();
    }

    private void advise(String status) {
        String id = Terminal.line(task.id());
        switch (status) {
            case "paused" ->
                printing.note("to let it go on:  " + endpoint.hints().command("resume " + id));
            case "input_required" ->
                printing.note("to see what it waits for:  " + endpoint.hints().command("requests " + id));
            case "failed" ->
                printing.note(
                        "to let it go on from its journal:  " + endpoint.hints().command("redrive " + id));
            default -> {
                // It goes on by itself, or has ended.
            }
        }
    }
}
