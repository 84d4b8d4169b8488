package com.opspawn.local;

import com.opspawn.local.function.FunctionEnvironment;
import com.opspawn.local.function.FunctionHost;
import com.opspawn.local.function.Functions;
import com.opspawn.local.function.InProcessHost;
import com.opspawn.local.function.packaged.Sandboxes;
import com.opspawn.local.schedule.ScheduledEvents;
import com.opspawn.local.schedule.Schedules;
import com.opspawn.local.schedule.Timer;
import com.opspawn.local.template.Account;
import com.opspawn.local.template.EventSource;
import com.opspawn.local.template.FunctionSpec;
import com.opspawn.local.template.Template;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;

/** The template's functions, and what it says about who invokes them. */
record Wiring(
        Template template,
        Options options,
        Endpoints endpoints,
        Function<FunctionSpec, List<Object>> inProcessParts,
        InstantSource clock) {
    /** @param scratch asked for where functions are packaged: a directory for what they are unpacked to */
    Functions functions(Supplier<Path> scratch, RunningParts parts) {
        return switch (options.hosting()) {
            case IN_PROCESS -> parts.add(Layer.FUNCTIONS, hosted(this::inProcess));
            case PACKAGED -> {
                Sandboxes sandboxes = sandboxes(scratch.get());
                Functions functions = parts.add(Layer.FUNCTIONS, hosted(function -> packaged(sandboxes, function)));
                parts.add(Layer.FUNCTIONS, sandboxes);
                yield functions;
            }
        };
    }

    private Sandboxes sandboxes(Path directory) {
        try {
            return Sandboxes.open(directory, clock, options.log());
        } catch (IOException | UnsupportedOperationException e) {
            throw new StartException.PartFailed("the Lambda Runtime API", e);
        }
    }

    private Functions hosted(Function<FunctionSpec, FunctionHost> host) {
        Map<String, FunctionHost> hosts = new HashMap<>();
        template.functions().forEach(function -> hosts.put(function.name(), host.apply(function)));
        return new Functions(hosts, UUID::randomUUID);
    }

    private FunctionHost inProcess(FunctionSpec function) {
        Path root = Objects.requireNonNull(options.template().toAbsolutePath().getParent());
        return new InProcessHost(
                function,
                () -> environment(root).of(function),
                () -> inProcessParts.apply(function),
                clock,
                options.log());
    }

    private FunctionHost packaged(Sandboxes sandboxes, FunctionSpec function) {
        return sandboxes.host(function, root -> environment(root).of(function));
    }

    private FunctionEnvironment environment(Path root) {
        return new FunctionEnvironment(root, developed(), options.along(), endpoints.await());
    }

    /** The developer's own settings; webhooks may lead to this machine, unless the parameter says otherwise. */
    private Map<String, String> developed() {
        Map<String, String> variables = new HashMap<>(options.environment());
        if (!options.parameters().containsKey("WebhookNetwork")) {
            variables.putIfAbsent("OPSPAWN_WEBHOOK_NETWORK", "loopback");
        }
        return variables;
    }

    Schedules schedules(Functions functions) {
        List<Timer> timers = new ArrayList<>();
        for (FunctionSpec function : template.functions()) {
            for (EventSource event : function.events()) {
                if (event instanceof EventSource.Schedule schedule) {
                    timers.add(timer(schedule, function.name(), functions));
                }
            }
        }
        return new Schedules(timers, clock, new ScheduledEvents(Account.ID, Account.REGION, UUID::randomUUID));
    }

    private static Timer timer(EventSource.Schedule schedule, String function, Functions functions) {
        return new Timer(
                schedule.ruleName(),
                schedule.expression(),
                schedule.input(),
                event -> Thread.ofVirtual().start(() -> functions.invoke(function, event)));
    }
}
