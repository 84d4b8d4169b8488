package com.opspawn.query;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.opspawn.aws.AwsClients;
import com.opspawn.http.Access;
import com.opspawn.http.ApiRequest;
import com.opspawn.http.ApiResponse;
import com.opspawn.http.Edge;
import com.opspawn.http.Problem;
import com.opspawn.http.QueryParameters;
import com.opspawn.journal.Journal;
import com.opspawn.journal.dynamodb.DynamoDbJournal;
import com.opspawn.settings.Environment;
import com.opspawn.settings.Settings;
import com.opspawn.task.Task;
import com.opspawn.task.TaskJson;
import com.opspawn.task.TaskKey;
import com.opspawn.task.TaskStore;
import com.opspawn.task.dynamodb.DynamoDbTaskStore;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Every {@code GET} of the API, and the answer to what is no route at all. */
public final class GetTaskHandler implements RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> {
    private final Edge edge;
    private final TaskStore tasks;
    private final ListTasks list;
    private final ListSteps steps;
    private final ListEvents events;
    private final ListInputRequests inputRequests;

    public GetTaskHandler() {
        this(System.getenv());
    }

    /** For hosts with several functions in one process. */
    public GetTaskHandler(Map<String, String> environment) {
        this(wiring(environment), AwsClients.dynamoDb(environment));
    }

    private GetTaskHandler(Wiring wiring, DynamoDbClient client) {
        this(
                wiring.access(),
                new DynamoDbTaskStore(client, wiring.settings().table()),
                DynamoDbJournal.on(client, wiring.settings().table()),
                Patience.real());
    }

    GetTaskHandler(Access access, TaskStore tasks, Journal journal, Patience patience) {
        this.edge = new Edge(access);
        this.tasks = tasks;
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

    @Override
    public APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent event, Context context) {
        return edge.handle(event, this::route);
    }

    private ApiResponse route(ApiRequest request) {
        List<String> path = request.path();
        if (path.isEmpty() || !path.getFirst().equals("tasks") || path.size() > 3) {
            return noSuchRoute(request);
        }
        if (path.size() == 1) {
            return reading(request, "GET, HEAD, POST", list::answer);
        }
        String part = path.size() == 2 ? "" : path.get(2);
        return switch (part) {
            case "" -> reading(request, "GET, HEAD", found(GetTaskHandler::whole));
            case "steps" -> reading(request, "GET, HEAD", found(steps::answer));
            case "events" -> reading(request, "GET, HEAD", found(events::answer));
            case "input_requests" -> reading(request, "GET, HEAD", found(inputRequests::answer));
            default -> noSuchRoute(request);
        };
    }

    private static ApiResponse whole(ApiRequest request, Task task) {
        return new QueryParameters(request).problem().orElseGet(() -> ApiResponse.json(200, TaskJson.write(task)));
    }

    private static ApiResponse reading(ApiRequest request, String allowed, Endpoint endpoint) {
        boolean reads = request.method().equals("GET") || request.method().equals("HEAD");
        return reads
                ? endpoint.answer(request)
                : Problem.methodNotAllowed(request.method() + " " + request.shownPath() + ": use " + allowed)
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
        return Problem.notFound("there is nothing at " + request.shownPath()
                        + ": the API is at /api/v1/tasks, /api/v1/tasks/{task_id}, …/steps, …/events and"
                        + " …/input_requests")
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
