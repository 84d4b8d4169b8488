package com.opspawn.local;

import com.opspawn.local.function.Functions;
import com.opspawn.local.http.HttpApiServer;
import com.opspawn.local.states.StatesService;
import com.opspawn.local.states.StatesSettings;
import com.opspawn.local.table.TableService;
import com.opspawn.local.template.Account;
import com.opspawn.local.template.Loaded;
import com.opspawn.local.template.Template;
import com.opspawn.local.template.TemplateReader;
import java.io.IOException;
import java.net.BindException;
import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/** Brings the parts up: first what may refuse the start, then beside each other what is slow. */
final class Startup {
    /** Ended executions that keep their names, as AWS does for 90 days. */
    private static final int ENDED_EXECUTIONS_KEPT = 10_000;

    static {
        Quiet.logging();
    }

    private final Options options;
    private final RunningParts parts;
    private final InstantSource clock = InstantSource.system();
    private final Endpoints endpoints;
    private final Optional<DataDirectory> data;

    Startup(Options options, RunningParts parts) {
        this.options = options;
        this.parts = parts;
        this.endpoints = parts.add(Layer.ENTRY, new Endpoints());
        this.data = options.data().map(path -> parts.add(Layer.DATA, DataDirectory.open(path)));
    }

    LocalCloud start() {
        // The slowest part needs nothing of the template but the tables' names, so it goes first.
        CompletableFuture<TableService> tables = Waiting.start("DynamoDB Local", this::tables);
        URI queueUrl = options.queues() ? Loopback.free() : Loopback.NOTHING;
        Template template = template(queueUrl);
        Wiring wiring = new Wiring(template, options, endpoints, clock);
        Functions functions = parts.add(Layer.FUNCTIONS, wiring.functions());
        HttpApiServer api = bind(wiring, functions);
        CompletableFuture<StatesService> states = Waiting.start("Step Functions", () -> states(functions));
        CompletableFuture<TableService> stored =
                Waiting.start("the tables", () -> filled(Waiting.on(tables), template));
        Messaging messaging = new Messaging(queueUrl, template);
        CompletableFuture<?> queues = options.queues()
                ? Waiting.start("ElasticMQ", () -> messaging.start(directory("queues"), functions, parts))
                : CompletableFuture.completedFuture(messaging);

        Waiting.on(stored);
        endpoints.known(tables.join().url(), Waiting.on(states).endpoint(), queueUrl);
        Waiting.on(Waiting.start("the state machines", () -> {
            StateMachines.create(states.join().endpoint(), template.stateMachines());
            return template;
        }));
        api.start();
        parts.add(Layer.ENTRY, wiring.schedules(functions)).start();
        return new LocalCloud(
                parts,
                template.notes(),
                api.url(),
                tables.join().url(),
                states.join().endpoint(),
                options.queues() ? messaging.urls() : Map.of(),
                queues);
    }

    private Template template(URI queueUrl) {
        return switch (TemplateReader.read(options.template(), options.parameters(), queueUrl)) {
            case Loaded.Ready(Template template) -> template;
            case Loaded.Refused refused -> throw new StartException.TemplateRefused(refused.problems());
        };
    }

    private Optional<Path> directory(String part) {
        return data.map(root -> root.part(part));
    }

    private TableService tables() throws Exception {
        return parts.add(Layer.STORES, TableService.start(directory("tables")));
    }

    private static TableService filled(TableService tables, Template template) {
        tables.create(template.tables());
        return tables;
    }

    private StatesService states(Functions functions) {
        StatesSettings settings =
                new StatesSettings(0, Account.REGION, Account.ID, directory("states"), ENDED_EXECUTIONS_KEPT);
        return parts.add(Layer.WORKFLOWS, StatesService.start(settings, TaskFunctions.of(functions)));
    }

    private HttpApiServer bind(Wiring wiring, Functions functions) {
        try {
            return parts.add(
                    Layer.ENTRY,
                    HttpApiServer.bind(options.port(), wiring.routes(), functions, clock, UUID::randomUUID));
        } catch (BindException e) {
            throw new StartException.PortTaken(options.port(), e);
        } catch (IOException e) {
            throw new StartException.PartFailed("the HTTP API", e);
        }
    }
}
