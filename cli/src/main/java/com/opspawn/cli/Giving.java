package com.opspawn.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;

/** A command that gives a task what it waits for. */
abstract class Giving implements Callable<Integer> {
    @Mixin
    private EndpointOptions endpoint = new EndpointOptions();

    @Mixin
    private Printing.Document printing = new Printing.Document();

    @Mixin
    private TaskArgument task = new TaskArgument();

    Printing printing() {
        return printing;
    }

    Hints hints() {
        return endpoint.hints();
    }

    String taskId() {
        return task.id();
    }

    /** The request's id where the user named it. */
    abstract @Nullable String requestId();

    /** What is given; empty where the person thinks better of it. Shows what it leads to. */
    abstract Optional<ObjectNode> decision(JsonNode request);

    @Override
    public Integer call() {
        ApiClient api = endpoint.client();
        InputRequests requests = new InputRequests(api, printing, endpoint.hints());
        JsonNode request = requests.chosen(task.id(), requestId());
        if (!printing.json()) {
            requests.lines(request).forEach(printing.out()::println);
            printing.out().flush();
        }
        Optional<ObjectNode> decision = decision(request);
        if (decision.isEmpty()) {
            printing.note("nothing was decided");
            return Exit.FAILED.code();
        }
        ObjectNode after = api.decide(task.id(), InputRequests.id(request), decision.get());
        printing.print(after, TaskView.standing(after));
        return Exit.OK.code();
    }

    /** The other command is meant. */
    CommandException wrongKind(JsonNode request, String what) {
        return new CommandException(
                Exit.USAGE,
                InputRequests.id(request) + " is " + what + ": "
                        + hints().ways(taskId(), request).getFirst());
    }
}
