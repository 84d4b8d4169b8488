package com.opspawn.local;

import com.opspawn.local.event.EventBus;
import com.opspawn.local.event.EventsServer;
import com.opspawn.local.function.Functions;
import com.opspawn.local.http.HttpApiServer;
import com.opspawn.local.queue.FailureMessages;
import com.opspawn.local.states.StatesService;
import com.opspawn.local.states.StatesSettings;
import com.opspawn.local.states.log.ExecutionLog;
import com.opspawn.local.template.Account;
import com.opspawn.local.template.FunctionSpec;
import com.opspawn.local.template.Loaded;
import com.opspawn.local.template.Template;
import com.opspawn.local.template.TemplateReader;
import java.io.IOException;
import java.net.BindException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/** Brings the parts up: first what may refuse the start, then beside each other what is slow. */
final class Startup {
    /** Ended executions that keep their names, as AWS does for 90 days. */
    private static final int ENDED_EXECUTIONS_KEPT = 10_000;

    private final Options options;
    private final RunningParts parts;
    private final InstantSource clock = InstantSource.system();
    private final Endpoints endpoints;
    private final Optional<DataDirectory> data;

    Startup(Options options, RunningParts parts) {
        this.options = options;
        this.parts = parts;
        this.endpoints = parts.add(Layer.ENTRY, new Endpoints());
        this.data = options.data()
                .map(path -> parts.add(Layer.DATA, DataDirectory.open(path)).keptBy(options.store()));
    }

    LocalCloud start() {
        Backing backing = backing();
        URI queueUrl = options.queues() ? Loopback.free() : Loopback.NOTHING;
        Template template = template(queueUrl);
        // As the endpoints: known only when what they lead to is there, and functions wait for them.
        CompletableFuture<Function<FunctionSpec, List<Object>>> inProcess = new CompletableFuture<>();
        Wiring wiring = new Wiring(
                template, options, endpoints, function -> inProcess.join().apply(function), clock);
        Functions functions = wiring.functions(this::scratch, parts);
        HttpApiServer api = bind(template, functions);
        FailureMessages failures = parts.add(Layer.STORES, new FailureMessages(queueUrl, options.log()));
        Following following = new Following(template, functions, failures, options.log());
        EventBus bus = following.bus();
        EventsServer events = parts.add(Layer.WORKFLOWS, EventsServer.start(bus, clock));
        StatesService states = workflows(functions, new StatesEvents(bus), backing.executions());
        inProcess.complete(function -> backing.parts(function, states, bus));
        endpoints.known(backing.dynamoDb(), states.endpoint(), queueUrl, events.url());
        CompletableFuture<Functions> prepared = Waiting.start("the functions", () -> prepared(functions));
        Messaging messaging = new Messaging(queueUrl, template);

        backing.await(template);
        Waiting.on(prepared);
        // From here on functions are called.
        StateMachines.create(states, template.stateMachines());
        api.start();
        parts.add(Layer.ENTRY, wiring.schedules(functions)).start();
        following.start(backing::changes, directory("changes"), parts);
        // Only now: beside the others, ElasticMQ's class loading would keep the API back by a second on two cores.
        CompletableFuture<?> queues = queues(messaging, functions);
        Map<String, URI> queueUrls = options.queues() ? messaging.urls() : Map.of();
        Optional<URI> dynamoDb = Optional.of(backing.dynamoDb()).filter(url -> !url.equals(Loopback.NOTHING));
        return new LocalCloud(parts, template.notes(), api.url(), dynamoDb, states.endpoint(), queueUrls, queues);
    }

    private Backing backing() {
        return switch (options.store()) {
            case EMBEDDED -> EmbeddedBacking.start(data, ENDED_EXECUTIONS_KEPT, clock, parts);
            case DYNAMODB_LOCAL -> DynamoDbBacking.start(data, ENDED_EXECUTIONS_KEPT, parts);
        };
    }

    private CompletableFuture<?> queues(Messaging messaging, Functions functions) {
        return options.queues()
                ? Waiting.start("ElasticMQ", () -> messaging.start(directory("queues"), functions, parts))
                : CompletableFuture.completedFuture(messaging);
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

    /** Beside the data, where it is cleared up at the next start whatever ends this one. */
    private Path scratch() {
        return directory("sandboxes").orElseGet(() -> {
            try {
                return Files.createTempDirectory("opspawn-sandboxes");
            } catch (IOException e) {
                throw new StartException.PartFailed("a temporary directory", e);
            }
        });
    }

    private static Functions prepared(Functions functions) {
        SortedMap<String, Throwable> reasons = functions.prepare();
        if (!reasons.isEmpty()) {
            throw new StartException.FunctionsRefused(reasons);
        }
        return functions;
    }

    private StatesService workflows(Functions functions, StatesEvents events, ExecutionLog log) {
        StatesSettings settings =
                new StatesSettings(0, Account.REGION, Account.ID, Optional.empty(), ENDED_EXECUTIONS_KEPT);
        return parts.add(Layer.WORKFLOWS, StatesService.start(settings, TaskFunctions.of(functions), events, log));
    }

    private HttpApiServer bind(Template template, Functions functions) {
        try {
            return parts.add(
                    Layer.ENTRY,
                    HttpApiServer.bind(options.port(), template.routes(), functions, clock, UUID::randomUUID));
        } catch (BindException e) {
            throw new StartException.PortTaken(options.port(), e);
        } catch (IOException e) {
            throw new StartException.PartFailed("the HTTP API", e);
        }
    }
}
