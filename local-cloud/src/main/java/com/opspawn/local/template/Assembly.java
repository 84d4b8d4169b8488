package com.opspawn.local.template;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Puts the typed parts together and checks what holds between them. */
final class Assembly {
    private final Stack stack;
    private final Problems problems;
    private final FunctionReader functionReader;
    private final QueueReader queueReader;
    private final TableReader tableReader;
    private final StateMachineReader stateMachineReader;
    private final HttpApiReader apiReader;

    private final List<FunctionSpec> functions = new ArrayList<>();
    private final List<QueueSpec> queues = new ArrayList<>();
    private final List<TableSpec> tables = new ArrayList<>();
    private final List<StateMachineSpec> stateMachines = new ArrayList<>();

    Assembly(Path root, Stack stack, Problems problems) {
        this.stack = stack;
        this.problems = problems;
        this.functionReader = new FunctionReader(root, stack, new EventReader());
        this.queueReader = new QueueReader(stack);
        this.tableReader = new TableReader(stack);
        this.stateMachineReader = new StateMachineReader(root, stack);
        this.apiReader = new HttpApiReader(stack);
    }

    Template assemble(List<Resource> resources) {
        resources.forEach(resource -> add(resource, new Section(resource.properties(), stack.resolver(), problems)));
        checkOneApi(resources);
        checkQueues();
        checkStreams();
        List<HttpRoute> routes = apiReader.routes(functions);
        return new Template(functions, routes, queues, tables, stateMachines, HttpApiReader.notes(routes));
    }

    private void add(Resource resource, Section section) {
        switch (resource.kind()) {
            case FUNCTION -> functions.add(functionReader.read(resource, section));
            case HTTP_API -> HttpApiReader.api(section);
            case STAGE -> HttpApiReader.stage(section);
            case INTEGRATION -> apiReader.integration(resource, section);
            case AUTHORIZER -> apiReader.authorizer(resource, section);
            case ROUTE -> apiReader.route(section);
            case QUEUE -> queues.add(queueReader.read(resource, section));
            case TABLE -> tables.add(tableReader.read(resource, section));
            case STATE_MACHINE -> add(stateMachineReader.read(resource, section), section);
            case WITHOUT_MEANING -> {}
        }
    }

    private void add(StateMachineSpec machine, Section section) {
        if (section.has("DefinitionUri") && !Files.isRegularFile(machine.definition())) {
            section.refuse("DefinitionUri", "there is no file " + machine.definition());
        }
        stateMachines.add(machine);
    }

    private void checkOneApi(List<Resource> resources) {
        resources.stream()
                .filter(resource -> resource.kind() == ResourceKind.HTTP_API)
                .skip(1)
                .forEach(api ->
                        problems.add(api.properties().place(), "the local cloud runs one HTTP API; this is a second"));
    }

    private void checkQueues() {
        Set<String> known = queues.stream().map(QueueSpec::arn).collect(Collectors.toSet());
        for (FunctionSpec function : functions) {
            used(function).forEach(arn -> checkQueue(known, arn, function.logicalId()));
        }
        queues.forEach(queue ->
                queue.redrive().ifPresent(redrive -> checkQueue(known, redrive.deadLetterArn(), queue.logicalId())));
    }

    private static List<String> used(FunctionSpec function) {
        List<String> arns = new ArrayList<>();
        function.asynchronous().onFailureArn().ifPresent(arns::add);
        for (EventSource event : function.events()) {
            switch (event) {
                case EventSource.Messages messages -> arns.add(messages.queueArn());
                case EventSource.Changes changes -> changes.onFailureArn().ifPresent(arns::add);
                case EventSource.Schedule schedule -> {}
                case EventSource.Events events -> {}
            }
        }
        return arns;
    }

    private void checkStreams() {
        Set<String> known = tables.stream()
                .filter(table -> table.stream().isPresent())
                .map(TableSpec::streamArn)
                .collect(Collectors.toSet());
        for (FunctionSpec function : functions) {
            for (EventSource event : function.events()) {
                if (event instanceof EventSource.Changes changes
                        && !changes.streamArn().isEmpty()
                        && !known.contains(changes.streamArn())) {
                    refuse(
                            function.logicalId(),
                            "follows " + changes.streamArn() + ", which is not the stream of a table of this template");
                }
            }
        }
    }

    private void refuse(String user, String message) {
        stack.resource(user)
                .ifPresent(resource -> problems.add(resource.properties().place(), message));
    }

    private void checkQueue(Set<String> known, String arn, String user) {
        if (!arn.isEmpty() && !known.contains(arn)) {
            refuse(user, "uses the queue " + arn + ", which this template does not declare");
        }
    }
}
