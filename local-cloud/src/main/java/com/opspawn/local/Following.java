package com.opspawn.local;

import com.opspawn.local.change.ChangeFeed;
import com.opspawn.local.change.ChangePoller;
import com.opspawn.local.event.EventBus;
import com.opspawn.local.event.Rule;
import com.opspawn.local.function.AsynchronousCalls;
import com.opspawn.local.function.FailureQueue;
import com.opspawn.local.function.Functions;
import com.opspawn.local.template.EventSource;
import com.opspawn.local.template.FunctionSpec;
import com.opspawn.local.template.TableSpec;
import com.opspawn.local.template.Template;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;

/** Functions that follow what happens: changes of tables, and events of the bus. */
record Following(Template template, Functions functions, FailureQueue failures, Consumer<String> log) {

    EventBus bus() {
        AsynchronousCalls calls = new AsynchronousCalls(functions, failures, AsynchronousCalls.PAUSES);
        List<Rule> rules = new ArrayList<>();
        for (FunctionSpec function : template.functions()) {
            for (EventSource event : function.events()) {
                if (event instanceof EventSource.Events events) {
                    rules.add(new Rule(events.ruleName(), events.pattern(), text -> calls.call(function, text)));
                }
            }
        }
        return new EventBus(rules, UUID::randomUUID);
    }

    /** @param directory where places in the changes are kept */
    void start(Function<TableSpec, ChangeFeed> feeds, Optional<Path> directory, RunningParts parts) {
        for (FunctionSpec function : template.functions()) {
            for (EventSource event : function.events()) {
                if (event instanceof EventSource.Changes changes) {
                    parts.add(
                            Layer.ENTRY,
                            ChangePoller.start(
                                    feeds.apply(followed(changes)),
                                    directory,
                                    changes,
                                    function.name(),
                                    functions,
                                    failures,
                                    log));
                }
            }
        }
    }

    private TableSpec followed(EventSource.Changes changes) {
        return template.tables().stream()
                .filter(table -> table.streamArn().equals(changes.streamArn()))
                .findFirst()
                .orElseThrow();
    }
}
