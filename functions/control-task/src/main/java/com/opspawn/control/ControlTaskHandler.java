package com.opspawn.control;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.opspawn.aws.Rehearsal;
import com.opspawn.http.Access;
import com.opspawn.http.ApiRequest;
import com.opspawn.http.ApiResponse;
import com.opspawn.http.Edge;
import com.opspawn.http.FieldProblem;
import com.opspawn.http.GatewayHandler;
import com.opspawn.http.JsonBody;
import com.opspawn.http.Problem;
import com.opspawn.http.SampleEvent;
import com.opspawn.journal.Journal;
import com.opspawn.journal.Stores;
import com.opspawn.task.TaskJson;
import com.opspawn.task.TaskKey;
import com.opspawn.task.TaskStore;
import com.opspawn.task.Waits;
import com.opspawn.telemetry.Telemetry;
import com.opspawn.workflow.Waking;
import com.opspawn.workflow.Workflow;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * Every {@code POST} to a task that exists: 202 with the task, or a problem. Doing it again changes nothing and gives the
 * same answer.
 */
public final class ControlTaskHandler extends GatewayHandler {
    private final Edge edge;
    private final Controlling controlling;
    private final CancelMany cancelMany;
    private final Telemetry telemetry;

    public ControlTaskHandler() {
        this(System.getenv());
    }

    /** For hosts with several functions in one process. */
    public ControlTaskHandler(Map<String, String> environment) {
        this(Wiring.of(environment));
        Rehearsal.beforeSnapshot(environment, this::rehearse, controlling::rehearse);
    }

    /** For hosts that keep tasks, and run workflows, elsewhere than AWS does. */
    public ControlTaskHandler(Map<String, String> environment, Stores stores, Workflow workflow) {
        this(Wiring.of(environment, stores, workflow));
    }

    private ControlTaskHandler(Wiring wiring) {
        this(
                wiring.access(),
                wiring.journal(),
                wiring.tasks(),
                wiring.waits(),
                wiring.workflow(),
                Clock.systemUTC(),
                wiring.telemetry());
    }

    /** For hosts that bring their own parts, and where whoever asks is the developer. */
    public ControlTaskHandler(Journal journal, TaskStore tasks, Waits waits, Workflow workflow, Clock clock) {
        this(Access.ofDeveloper(), journal, tasks, waits, workflow, clock);
    }

    ControlTaskHandler(Access access, Journal journal, TaskStore tasks, Waits waits, Workflow workflow, Clock clock) {
        this(access, journal, tasks, waits, workflow, clock, Telemetry.NONE);
    }

    private ControlTaskHandler(
            Access access,
            Journal journal,
            TaskStore tasks,
            Waits waits,
            Workflow workflow,
            Clock clock,
            Telemetry telemetry) {
        this.telemetry = telemetry;
        this.edge = new Edge(access);
        this.controlling = new Controlling(journal, new Waking(waits, workflow), clock);
        this.cancelMany = new CancelMany(tasks, controlling);
    }

    /** Nobody's task is not found, if whoever asks is let in at all. */
    private void rehearse() {
        String path = "/api/v1/tasks/" + TaskKey.NOBODYS.taskId() + "/pause";
        edge.handle(SampleEvent.of("POST", path, "{}"), this::route);
    }

    @Override
    public APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent event, Context context) {
        try (var _ = telemetry.invocation(context.getFunctionName(), context.getAwsRequestId())) {
            return edge.handle(event, this::route);
        }
    }

    private ApiResponse route(ApiRequest request) {
        List<String> path = request.path();
        boolean post = request.method().equals("POST");
        if (post && path.equals(List.of("tasks", "cancel"))) {
            return read(request, cancelMany::answer);
        }
        if (!post || path.size() < 3 || !path.getFirst().equals("tasks")) {
            return nothing(request);
        }
        boolean decides = path.size() == 4 && path.get(2).equals("input_requests");
        if (decides) {
            return request.approvalRefused()
                    .map(Problem::response)
                    .orElseGet(() -> command(request, reader -> reader.decision(path.get(3))));
        }
        return path.size() == 3 ? action(request, path.get(2)) : nothing(request);
    }

    private ApiResponse action(ApiRequest request, String name) {
        Optional<String> key = request.header("Idempotency-Key");
        return switch (name) {
            case "cancel" -> command(request, reader -> new Command.Cancel(reader.reason()));
            case "pause" -> command(request, reader -> new Command.Pause(reader.reason(), reader.key(key)));
            case "resume" -> command(request, reader -> new Command.Resume(reader.reason(), reader.key(key)));
            case "redrive" -> command(request, reader -> new Command.Redrive(reader.reason(), reader.key(key)));
            case "messages" -> command(request, reader -> reader.message(key));
            default -> nothing(request);
        };
    }

    private static ApiResponse nothing(ApiRequest request) {
        return Problem.notFound("there is nothing to be done with " + request.method() + " " + request.shownPath()
                        + ": POST to /api/v1/tasks/{task_id}/cancel, …/pause, …/resume, …/redrive, …/messages,"
                        + " …/input_requests/{request_id}, or to /api/v1/tasks/cancel")
                .response();
    }

    private static ApiResponse read(ApiRequest request, BiFunction<ApiRequest, ObjectNode, ApiResponse> then) {
        return switch (JsonBody.ofOptional(request)) {
            case JsonBody.Unreadable body -> body.problem().response();
            case JsonBody.Read body -> then.apply(request, body.json());
        };
    }

    /** Reads a command from a body. */
    @FunctionalInterface
    private interface Reading {
        Command from(CommandReader reader);
    }

    private ApiResponse command(ApiRequest request, Reading reading) {
        return read(request, (_, body) -> {
            CommandReader reader = new CommandReader(body);
            Command command = reading.from(reader);
            List<FieldProblem> problems = reader.problems();
            return problems.isEmpty()
                    ? apply(request, command)
                    : Problem.invalid(problems).response();
        });
    }

    private ApiResponse apply(ApiRequest request, Command command) {
        String taskId = request.path().get(1);
        Optional<TaskKey> key = TaskKey.parse(request.tenant(), taskId);
        if (key.isEmpty()) {
            return Problem.notFound("there is no task '" + taskId + "'").response();
        }
        return switch (controlling.apply(key.get(), command, request.subject())) {
            case Controlling.Outcome.Done done -> ApiResponse.json(202, TaskJson.write(done.task()));
            case Controlling.Outcome.Refused refused -> refused.problem().response();
        };
    }
}
