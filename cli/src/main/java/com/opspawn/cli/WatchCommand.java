package com.opspawn.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.opspawn.json.Json;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "watch",
        description = "Shows a task live until it ends; exit code 0 if it completed.",
        mixinStandardHelpOptions = true)
final class WatchCommand implements Callable<Integer> {
    @Mixin
    private EndpointOptions endpoint = new EndpointOptions();

    @Parameters(paramLabel = "TASK_ID", description = "The task's id.")
    private String taskId = "";

    @Option(names = "--json", description = "Prints each event as a line of JSON.")
    private boolean json;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = Output.of(spec);
        LiveView live = new LiveView(out);
        Consumer<JsonNode> view = json ? event -> printJson(out, event) : live::show;
        ObjectNode task = new Watching(endpoint.client()).untilEnd(taskId, view);
        return json
                ? (task.path("status").asText().equals("completed") ? 0 : 1)
                : new TaskView(out, Output.errorOf(spec), false).ended(task);
    }

    private static void printJson(PrintWriter out, JsonNode event) {
        out.println(Json.write(event));
        out.flush();
    }
}
