package com.opspawn.query;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.opspawn.aws.Rehearsal;
import com.opspawn.http.Access;
import com.opspawn.http.ApiRequest;
import com.opspawn.http.ApiResponse;
import com.opspawn.http.Edge;
import com.opspawn.http.GatewayHandler;
import com.opspawn.http.Problem;
import com.opspawn.http.QueryParameters;
import com.opspawn.http.SampleEvent;
import com.opspawn.journal.Journal;
import com.opspawn.journal.Stores;
import com.opspawn.journal.dynamodb.DynamoDbStores;
import com.opspawn.log.LogContext;
import com.opspawn.settings.Environment;
import com.opspawn.settings.Settings;
import com.opspawn.task.Task;
import com.opspawn.task.TaskJson;
import com.opspawn.task.TaskKey;
import com.opspawn.task.TaskStore;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/** Every {@code GET} of the API, its description, the console's pages, and the answer to what is no route at all. */
public final class GetTaskHandler extends GatewayHandler {
    /** Of the console's pages, which are for everybody: nothing in them is anybody's. */
    private static final Edge OPEN = new Edge(Access.ofDeveloper());

    private final Edge edge;
    private final TaskStore tasks;
    private final Journal journal;
    private final ListTasks list;
    private final ListSteps steps;
    private final ListEvents events;
    private final ListInputRequests inputRequests;

    public GetTaskHandler() {
        this(System.getenv());
    }

    /** For hosts with several functions in one process. */
    public GetTaskHandler(Map<String, String> environment) {
        this(environment, settings -> DynamoDbStores.of(environment, settings));
        Rehearsal.beforeSnapshot(
                environment, this::rehearse, () -> tasks.find(TaskKey.NOBODYS), () -> journal.read(TaskKey.NOBODYS, 0));
    }

    /** For hosts that keep tasks elsewhere than AWS does. */
    public GetTaskHandler(Map<String, String> environment, Stores stores) {
        this(environment, _ -> stores);
    }

    private GetTaskHandler(Map<String, String> environment, Function<Settings, Stores> stores) {
        this(wiring(environment), stores);
    }

    private GetTaskHandler(Wiring wiring, Function<Settings, Stores> stores) {
        this(wiring.access(), stores.apply(wiring.settings()));
    }

    private GetTaskHandler(Access access, Stores stores) {
        this(access, stores.tasks(), stores.journal(), Patience.real());
    }

    GetTaskHandler(Access access, TaskStore tasks, Journal journal, Patience patience) {
        this.edge = new Edge(access);
        this.tasks = tasks;
        this.journal = journal;
        this.list = new ListTasks(tasks);
        this.steps = new ListSteps(journal);
        this.events = new ListEvents(journal, patience);
        this.inputRequests = new ListInputRequests(journal);
    }

    private static Wiring wiring(Map<String, String> variables) {
        Environment environment = new Environment(variables);
        Wiring wiring = new Wiring(Settings.read(environment), Access.read(environment));
        environment.check();
        return wiring;
    }

    /** Nobody's task is not found, if whoever asks is let in at all. */
    private void rehearse() {
        edge.handle(SampleEvent.of("GET", "/api/v1/tasks/" + TaskKey.NOBODYS.taskId(), ""), this::route);
    }

    @Override
    public APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent event, Context context) {
        try (var _ = LogContext.invocation(context.getFunctionName(), context.getAwsRequestId())) {
            return answer(event);
        }
    }

    private APIGatewayV2HTTPResponse answer(APIGatewayV2HTTPEvent event) {
        String path = String.valueOf(event.getRawPath());
        if (ConsolePages.has(path)) {
            return OPEN.handle(event, request -> reading(request, "GET, HEAD", ConsolePages::answer));
        }
        return OpenApi.isAt(path)
                ? OPEN.handle(event, request -> reading(request, "GET, HEAD", OpenApi::answer))
                : edge.handle(event, this::route);
    }

    private ApiResponse route(ApiRequest request) {
        List<String> path = request.path();
        if (path.isEmpty() || !path.getFirst().equals("tasks") || path.size() > 4) {
            return noSuchRoute(request);
        }
        return switch (path.size()) {
            case 1 -> reading(request, "GET, HEAD, POST", list::answer);
            case 2 -> path.get(1).equals("cancel") ? notHere(request, "POST") : whole(request);
            case 3 -> part(request, path.get(2));
            default -> path.get(2).equals("input_requests") ? notHere(request, "POST") : noSuchRoute(request);
        };
    }

    private ApiResponse whole(ApiRequest request) {
        return reading(request, "GET, HEAD", found(GetTaskHandler::whole));
    }

    private ApiResponse part(ApiRequest request, String name) {
        return switch (name) {
            case "steps" -> reading(request, "GET, HEAD", found(steps::answer));
            case "events" -> reading(request, "GET, HEAD", found(events::answer));
            case "input_requests" -> reading(request, "GET, HEAD", found(inputRequests::answer));
            // Their posts go to another function.
            case "cancel", "pause", "resume", "redrive", "messages" -> notHere(request, "POST");
            default -> noSuchRoute(request);
        };
    }

    private static ApiResponse whole(ApiRequest request, Task task) {
        return new QueryParameters(request).problem().orElseGet(() -> ApiResponse.json(200, TaskJson.write(task)));
    }

    private static ApiResponse reading(ApiRequest request, String allowed, Endpoint endpoint) {
        boolean reads = request.method().equals("GET") || request.method().equals("HEAD");
        return reads ? endpoint.answer(request) : notHere(request, allowed);
    }

    private static ApiResponse notHere(ApiRequest request, String allowed) {
        return Problem.methodNotAllowed(request.method() + " " + request.shownPath() + ": use " + allowed)
                .response()
                .with("Allow", allowed);
    }

    private Endpoint found(BiFunction<ApiRequest, Task, ApiResponse> endpoint) {
        return request -> {
            String taskId = request.path().get(1);
            Optional<Task> task = TaskKey.parse(request.tenant(), taskId).flatMap(tasks::find);
            return task.map(there -> endpoint.apply(request, there))
                    .orElseGet(() -> Problem.notFound("there is no task '" + taskId + "'")
                            .response());
        };
    }

    private static ApiResponse noSuchRoute(ApiRequest request) {
        return Problem.notFound("there is nothing at " + request.shownPath() + ": /openapi.json says what there is")
                .response();
    }

    /** What the environment says. */
    private record Wiring(Settings settings, Access access) {}

    /** What answers one route. */
    @FunctionalInterface
    private interface Endpoint {
        ApiResponse answer(ApiRequest request);
    }
}
