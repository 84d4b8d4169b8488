package com.opspawn.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.opspawn.local.LocalCloud;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "run",
        description = {
            "Runs one task in memory, and prints the answer last.",
            "The whole system is started for it, and its steps are shown live. Where the task needs input, it is asked"
                    + " for on the terminal, or it is told how to give it."
        },
        mixinStandardHelpOptions = true)
final class RunCommand implements Callable<Integer> {
    @Mixin
    private CloudOptions cloud = new CloudOptions();

    @Mixin
    private HostingOptions functions = new HostingOptions();

    @Mixin
    private TaskOptions task = new TaskOptions();

    @Mixin
    private Printing.Document printing = new Printing.Document();

    @Override
    public Integer call() {
        cloud.model();
        try (LocalCloud running = CloudOptions.start(
                        cloud.options(printing.err(), functions.hosting()).withoutQueues());
                Session.Hook _ = printing.session().atInterrupt(running::close)) {
            return run(running.apiUrl().toString());
        }
    }

    private int run(String address) {
        ApiClient api = new ApiClient(Endpoint.parse(address), Optional.empty());
        String id = api.submit(task.body(), UUID.randomUUID().toString())
                .path("task_id")
                .asText();
        Consumer<JsonNode> view = printing.json() ? event -> {} : new LiveView(printing.out(), printing.paint())::show;
        Asking asking = new Asking(api, printing, WatchView.saying(printing, Hints.at(address), id));
        Consumer<JsonNode> wanted = request -> {
            if (printing.json()) {
                // The live view shows it otherwise.
                new InputView(Paint.NONE).lines(request).forEach(printing::note);
            }
            asking.ask(id, request);
        };
        ObjectNode ended = new Watching(api).untilEnd(id, -1, new WatchView(printing, view, wanted));
        return printing.tasks().ended(ended);
    }
}
