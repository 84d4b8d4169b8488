package com.opspawn.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.opspawn.local.LocalCloud;
import java.io.PrintWriter;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "run",
        description = "Runs one task on a local cloud in memory, shows its steps live and prints the answer last.",
        mixinStandardHelpOptions = true)
final class RunCommand implements Callable<Integer> {
    @Mixin
    private CloudOptions cloud = new CloudOptions();

    @Mixin
    private TaskOptions task = new TaskOptions();

    @Option(names = "--json", description = "Prints the task as JSON, and nothing else.")
    private boolean json;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = Output.of(spec);
        PrintWriter err = Output.errorOf(spec);
        CloudOptions.model();
        try (LocalCloud running = CloudOptions.start(cloud.options(err).withoutQueues())) {
            ApiClient api = new ApiClient(Endpoint.parse(running.apiUrl().toString()));
            ObjectNode submitted = api.submit(task.body(), UUID.randomUUID().toString());
            Consumer<JsonNode> view = json ? event -> {} : new LiveView(out)::show;
            ObjectNode ended =
                    new Watching(api).untilEnd(submitted.path("task_id").asText(), view);
            return new TaskView(out, err, json).ended(ended);
        }
    }
}
