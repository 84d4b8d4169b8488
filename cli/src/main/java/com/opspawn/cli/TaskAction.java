package com.opspawn.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.opspawn.json.Json;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** A command that does one thing to one task. Doing it again changes nothing. */
abstract class TaskAction implements Callable<Integer> {
    private final String action;

    @Mixin
    private EndpointOptions endpoint = new EndpointOptions();

    @Mixin
    private Printing.Document printing = new Printing.Document();

    @Mixin
    private TaskArgument task = new TaskArgument();

    @Option(names = "--reason", paramLabel = "TEXT", description = "Why, for the journal and for who reads it.")
    private @Nullable String reason;

    /** @param action the last segment of the API's path */
    TaskAction(String action) {
        this.action = action;
    }

    @Override
    public Integer call() {
        ObjectNode done = endpoint.client().act(task.id(), action, Reason.body(reason));
        printing.print(done, TaskView.standing(done));
        return Exit.OK.code();
    }

    /** The optional reason that every action takes. */
    static final class Reason {
        private Reason() {}

        static ObjectNode body(@Nullable String reason) {
            return reason == null ? Json.object() : Json.object().put("reason", reason);
        }
    }
}
