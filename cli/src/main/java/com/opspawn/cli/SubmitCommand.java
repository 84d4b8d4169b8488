package com.opspawn.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.opspawn.json.Json;
import java.io.PrintWriter;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(name = "submit", description = "Submits a task and prints its id.", mixinStandardHelpOptions = true)
final class SubmitCommand implements Callable<Integer> {
    @Mixin
    private EndpointOptions endpoint = new EndpointOptions();

    @Mixin
    private TaskOptions task = new TaskOptions();

    @Option(names = "--idempotency-key", paramLabel = "KEY", description = "Makes a second submission the same task.")
    private @Nullable String idempotencyKey;

    @Option(names = "--json", description = "Prints the task as JSON.")
    private boolean json;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        String key = Objects.requireNonNullElseGet(
                idempotencyKey, () -> UUID.randomUUID().toString());
        ObjectNode submitted = endpoint.client().submit(task.body(), key);
        PrintWriter out = Output.of(spec);
        out.println(json ? Json.write(submitted) : submitted.path("task_id").asText());
        out.flush();
        return 0;
    }
}
