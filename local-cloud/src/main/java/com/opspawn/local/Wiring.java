package com.opspawn.local;

import com.opspawn.local.function.FunctionEnvironment;
import com.opspawn.local.function.FunctionHost;
import com.opspawn.local.function.Functions;
import com.opspawn.local.function.InProcessHost;
import com.opspawn.local.schedule.ScheduledEvents;
import com.opspawn.local.schedule.Schedules;
import com.opspawn.local.schedule.Timer;
import com.opspawn.local.template.Account;
import com.opspawn.local.template.EventSource;
import com.opspawn.local.template.FunctionSpec;
import com.opspawn.local.template.Template;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;

/** The template's functions, and what it says about who invokes them. */
record Wiring(
        Template template,
        Options options,
        Endpoints endpoints,
        Function<FunctionSpec, List<Object>> parts,
        InstantSource clock) {
    Functions functions() {
        Map<String, FunctionHost> hosts = new HashMap<>();
        template.functions().forEach(function -> hosts.put(function.name(), host(function)));
        return new Functions(hosts, UUID::randomUUID);
    }

    private FunctionHost host(FunctionSpec function) {
        return new InProcessHost(
                function, () -> environment().of(function), () -> parts.apply(function), clock, options.log());
    }

    private FunctionEnvironment environment() {
        Path root = Objects.requireNonNull(options.template().toAbsolutePath().getParent());
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
