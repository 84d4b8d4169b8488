package com.opspawn.local.template;

import java.util.List;

/**
 * What the local cloud runs: the template's resources with every reference resolved.
 *
 * @param notes what is different here from AWS, in sentences for the user
 */
public record Template(
        List<FunctionSpec> functions,
        List<HttpRoute> routes,
        List<QueueSpec> queues,
        List<TableSpec> tables,
        List<StateMachineSpec> stateMachines,
        List<String> notes) {
    public Template {
        functions = List.copyOf(functions);
        routes = List.copyOf(routes);
        queues = List.copyOf(queues);
        tables = List.copyOf(tables);
        stateMachines = List.copyOf(stateMachines);
        notes = List.copyOf(notes);
    }
}
