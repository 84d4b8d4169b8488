package com.opspawn.local.states.asl;

import java.util.List;
import java.util.Optional;

/** Reads a Map state. Only the inline mode is supported; a distributed one is refused by name. */
final class MapReader {
    private MapReader() {}

    static State read(String name, Fields fields, Dialect dialect, GraphReader graphs) {
        var items = dialect.jsonataTemplate(fields, "Items", "Items");
        ConstantCheck.type(fields, "Items", items, List.class, "an array");
        var selector = dialect.jsonataTemplate(fields, "ItemSelector", "ItemSelector");
        var concurrency = dialect.template(fields, "MaxConcurrency", "MaxConcurrency");
        ConstantCheck.wholeNumber(fields, "MaxConcurrency", concurrency);
        readTolerance(fields, dialect);
        refuseDistributed(fields);
        return new State.Map(
                name,
                items,
                selector,
                concurrency,
                processor(fields.object("ItemProcessor"), graphs),
                ErrorHandlingReader.read(fields, dialect),
                StateReader.effects(fields, dialect, ""),
                StateReader.transition(fields));
    }

    // An inline Map accepts these and fails at its first failed item all the same: only a distributed one tolerates.
    private static void readTolerance(Fields fields, Dialect dialect) {
        dialect.template(fields, "ToleratedFailureCount", "ToleratedFailureCount")
                .ifPresent(count -> ConstantCheck.wholeNumber(fields, "ToleratedFailureCount", Optional.of(count)));
        dialect.template(fields, "ToleratedFailurePercentage", "ToleratedFailurePercentage");
    }

    private static void refuseDistributed(Fields fields) {
        for (String field : new String[] {"ItemReader", "ItemBatcher", "ResultWriter", "Label"}) {
            fields.take(field)
                    .ifPresent(
                            ignored -> fields.problem(field, "belongs to a distributed Map, which is not supported"));
        }
    }

    private static StateGraph processor(Fields processor, GraphReader graphs) {
        processor.take("Comment");
        processor.take("ProcessorConfig").ifPresent(ignored -> {
            Fields config = processor.object("ProcessorConfig");
            config.optionalText("Mode")
                    .filter(mode -> !mode.equals("INLINE"))
                    .ifPresent(mode -> config.problem("Mode", "must be INLINE: '" + mode + "' is not supported"));
            config.refuseOthers(field -> "is not supported in an inline Map");
        });
        StateGraph graph = graphs.read(processor);
        processor.refuseOthers(field -> "is not supported in an ItemProcessor");
        return graph;
    }
}
