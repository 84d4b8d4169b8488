package com.opspawn.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "message",
        description = {"Tells a running task something.", "Its model reads it with the next step."},
        mixinStandardHelpOptions = true)
final class MessageCommand implements Callable<Integer> {
    @Mixin
    private EndpointOptions endpoint = new EndpointOptions();

    @Mixin
    private Printing.Document printing = new Printing.Document();

    @Mixin
    private TaskArgument task = new TaskArgument();

    @Parameters(index = "1", paramLabel = "TEXT", description = "The message, or - for standard input.")
    private String text = "";

    @Option(names = "--idempotency-key", paramLabel = "KEY", description = "Makes a second sending the same message.")
    private @Nullable String idempotencyKey;

    @Override
    public Integer call() {
        String key = Objects.requireNonNullElseGet(
                idempotencyKey, () -> UUID.randomUUID().toString());
        ObjectNode told = endpoint.client().message(task.id(), StandardInput.orText(text), key);
        printing.print(told, TaskView.standing(told));
        return Exit.OK.code();
    }
}
