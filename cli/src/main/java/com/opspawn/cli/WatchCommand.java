package com.opspawn.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "watch",
        description = {
            "Shows a task live until it ends.",
            "What it waits for is shown with how to give it. Where the connection is lost, it is tried again for ten"
                    + " minutes."
        },
        mixinStandardHelpOptions = true)
final class WatchCommand implements Callable<Integer> {
    @Mixin
    private EndpointOptions endpoint = new EndpointOptions();

    @Mixin
    private Printing.Lines printing = new Printing.Lines();

    @Parameters(paramLabel = "TASK_ID", description = "The task's id.")
    private String taskId = "";

    @Option(
            names = "--after",
            paramLabel = "SEQ",
            defaultValue = "-1",
            description = "Shows only the events behind this one, by its seq.")
    private long after;

    @Override
    public Integer call() {
        try (Session.Hook _ = printing.session().atInterrupt(this::goesOn)) {
            return watch();
        }
    }

    private int watch() {
        Consumer<JsonNode> events =
                printing.json() ? WatchView.jsonLines(printing) : new LiveView(printing.out(), printing.paint())::show;
        Consumer<JsonNode> wanted = WatchView.saying(printing, endpoint.hints(), taskId);
        ObjectNode task =
                new Watching(endpoint.client()).untilEnd(taskId, after, new WatchView(printing, events, wanted));
        return printing.json() ? TaskView.exit(task).code() : printing.tasks().ended(task);
    }

    private void goesOn() {
        if (!printing.json()) {
            printing.note("\nThe task goes on. " + endpoint.hints().command("watch " + Terminal.line(taskId))
                    + " shows it again.");
        }
    }
}
