package com.opspawn.cli;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(name = "get", description = "Prints a task.", mixinStandardHelpOptions = true)
final class GetCommand implements Callable<Integer> {
    @Mixin
    private EndpointOptions endpoint = new EndpointOptions();

    @Parameters(paramLabel = "TASK_ID", description = "The task's id.")
    private String taskId = "";

    @Option(names = "--json", description = "Prints the task as JSON.")
    private boolean json;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        new TaskView(Output.of(spec), Output.errorOf(spec), json)
                .details(endpoint.client().get(taskId));
        return 0;
    }
}
