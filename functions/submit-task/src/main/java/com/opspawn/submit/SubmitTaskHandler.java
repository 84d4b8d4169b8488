package com.opspawn.submit;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.opspawn.aws.Rehearsal;
import com.opspawn.http.Access;
import com.opspawn.http.ApiRequest;
import com.opspawn.http.ApiResponse;
import com.opspawn.http.Edge;
import com.opspawn.http.GatewayHandler;
import com.opspawn.http.JsonBody;
import com.opspawn.http.Problem;
import com.opspawn.http.SampleEvent;
import com.opspawn.journal.Journal;
import com.opspawn.journal.Opened;
import com.opspawn.journal.Stores;
import com.opspawn.task.Task;
import com.opspawn.task.TaskJson;
import com.opspawn.telemetry.Telemetry;
import com.opspawn.trace.TraceContext;
import com.opspawn.workflow.Workflow;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;

/** {@code POST /api/v1/tasks}: 201 with the task and its {@code Location}, or a problem. */
public final class SubmitTaskHandler extends GatewayHandler {
    private final Edge edge;
    private final Submitter submitter;
    private final Telemetry telemetry;

    public SubmitTaskHandler() {
        this(System.getenv());
    }

    /** For hosts with several functions in one process. */
    public SubmitTaskHandler(Map<String, String> environment) {
        this(Wiring.of(environment));
        Rehearsal.beforeSnapshot(environment, this::rehearse, submitter::rehearse);
    }

    /** For hosts that keep tasks, and run workflows, elsewhere than AWS does. */
    public SubmitTaskHandler(Map<String, String> environment, Stores stores, Workflow workflow) {
        this(Wiring.of(environment, stores, workflow));
    }

    private SubmitTaskHandler(Wiring wiring) {
        this(wiring.access(), wiring.submitter(), wiring.telemetry());
    }

    /**
     * For hosts that bring their own parts, and where whoever asks is the developer.
     *
     * @param ids of new tasks
     */
    public SubmitTaskHandler(Journal journal, Workflow workflow, Clock clock, Supplier<UUID> ids) {
        this(Access.ofDeveloper(), new Submitter(journal, workflow, clock, ids), Telemetry.NONE);
    }

    SubmitTaskHandler(Access access, Submitter submitter, Telemetry telemetry) {
        this.edge = new Edge(access);
        this.submitter = submitter;
        this.telemetry = telemetry;
    }

    /** It is refused, by whoever looks at it first. */
    private void rehearse() {
        edge.handle(SampleEvent.of("POST", "/api/v1/tasks", "{}"), this::submit);
    }

    @Override
    public APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent event, Context context) {
        try (var _ = telemetry.invocation(context.getFunctionName(), context.getAwsRequestId())) {
            return edge.handle(event, this::submit);
        }
    }

    private ApiResponse submit(ApiRequest request) {
        return switch (JsonBody.of(request)) {
            case JsonBody.Unreadable body -> body.problem().response();
            case JsonBody.Read body -> submit(request, body.json());
        };
    }

    private ApiResponse submit(ApiRequest request, ObjectNode json) {
        return switch (submitter.check(request.tenant(), json, request.header("Idempotency-Key"))) {
            case SubmissionRequest.Invalid invalid ->
                Problem.invalid(invalid.problems()).response();
            case SubmissionRequest.Valid valid ->
                response(submitter.submit(
                        request.tenant(), valid, request.header("traceparent").flatMap(TraceContext::parse)));
        };
    }

    private static ApiResponse response(Opened opened) {
        return switch (opened) {
            case Opened.New created -> created(created.task());
            case Opened.Same same -> created(same.task());
            case Opened.KeyTaken _ -> Problem.idempotencyKeyTaken().response();
        };
    }

    private static ApiResponse created(Task task) {
        return ApiResponse.json(201, TaskJson.write(task))
                .with("Location", "/api/v1/tasks/" + task.key().taskId());
    }
}
