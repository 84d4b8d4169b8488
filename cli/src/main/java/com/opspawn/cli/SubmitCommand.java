package com.opspawn.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(name = "submit", description = "Submits a task and prints its id.", mixinStandardHelpOptions = true)
final class SubmitCommand implements Callable<Integer> {
    @Mixin
    private EndpointOptions endpoint = new EndpointOptions();

    @Mixin
    private TaskOptions task = new TaskOptions();

    @Option(names = "--idempotency-key", paramLabel = "KEY", description = "Makes a second submission the same task.")
    private @Nullable String idempotencyKey;

    @Mixin
    private Printing.Document printing = new Printing.Document();

    @Override
    public Integer call() {
        String key = Objects.requireNonNullElseGet(
                idempotencyKey, () -> UUID.randomUUID().toString());
        ObjectNode submitted = endpoint.client().submit(task.body(), key);
        printing.print(submitted, submitted.path("task_id").asText());
        return Exit.OK.code();
    }
}
