package com.opspawn.submit;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse.BatchItemFailure;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import com.opspawn.http.FieldProblem;
import com.opspawn.http.JsonBody;
import com.opspawn.journal.Journal;
import com.opspawn.journal.Opened;
import com.opspawn.journal.Stores;
import com.opspawn.task.TaskKey;
import com.opspawn.telemetry.Telemetry;
import com.opspawn.trace.TraceContext;
import com.opspawn.workflow.Workflow;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Submits what arrives on the queue. A message's body is what {@code POST /tasks} takes; its attribute {@code
 * Idempotency-Key}, or else its message id, makes a second delivery the same task, and {@code traceparent} names the
 * sender's trace. A message that cannot become a task is
 * reported as failed, alone, so that the queue hands it to its dead-letter queue in the end.
 */
public final class SubmitQueueHandler implements RequestHandler<SQSEvent, SQSBatchResponse> {
    private static final Logger LOG = LoggerFactory.getLogger(SubmitQueueHandler.class);

    /** What recording and starting one task may take at the worst. */
    private static final Duration RESERVE = Duration.ofSeconds(9);

    private final Submitter submitter;
    private final Telemetry telemetry;

    public SubmitQueueHandler() {
        this(System.getenv());
    }

    /** For hosts with several functions in one process. */
    public SubmitQueueHandler(Map<String, String> environment) {
        this(Wiring.of(environment));
    }

    private SubmitQueueHandler(Wiring wiring) {
        this(wiring.submitter(), wiring.telemetry());
    }

    /** For hosts that keep tasks, and run workflows, elsewhere than AWS does. */
    public SubmitQueueHandler(Map<String, String> environment, Stores stores, Workflow workflow) {
        this(Wiring.of(environment, stores, workflow));
    }

    /**
     * For hosts that bring their own parts.
     *
     * @param ids of new tasks
     */
    public SubmitQueueHandler(Journal journal, Workflow workflow, Clock clock, Supplier<UUID> ids) {
        this(new Submitter(journal, workflow, clock, ids), Telemetry.NONE);
    }

    SubmitQueueHandler(Submitter submitter, Telemetry telemetry) {
        this.submitter = submitter;
        this.telemetry = telemetry;
    }

    @Override
    public SQSBatchResponse handleRequest(SQSEvent event, Context context) {
        try (var _ = telemetry.invocation(context.getFunctionName(), context.getAwsRequestId())) {
            return submitted(event, context);
        }
    }

    private SQSBatchResponse submitted(SQSEvent event, Context context) {
        List<BatchItemFailure> failures = new ArrayList<>();
        for (SQSMessage message : event.getRecords()) {
            // Rather hand the rest back than be cut off with a batch that half of is done.
            boolean hasTime = context.getRemainingTimeInMillis() > RESERVE.toMillis();
            if (!hasTime || !submitted(message)) {
                failures.add(new BatchItemFailure(message.getMessageId()));
            }
        }
        return new SQSBatchResponse(failures);
    }

    private boolean submitted(SQSMessage message) {
        try {
            Optional<String> problem = submit(message);
            problem.ifPresent(text -> LOG.error("message {} is no task: {}", message.getMessageId(), text));
            return problem.isEmpty();
        } catch (RuntimeException e) {
            LOG.error("message {} could not be submitted, it comes again", message.getMessageId(), e);
            return false;
        }
    }

    /** Empty where the message became a task. */
    private Optional<String> submit(SQSMessage message) {
        return switch (JsonBody.parse(message.getBody().getBytes(StandardCharsets.UTF_8))) {
            case JsonBody.Unreadable body -> Optional.of(text(body.problem().errors()));
            case JsonBody.Read body ->
                switch (submitter.check(TaskKey.DEFAULT_TENANT, body.json(), Optional.of(idempotencyKey(message)))) {
                    case SubmissionRequest.Invalid invalid -> Optional.of(text(invalid.problems()));
                    case SubmissionRequest.Valid valid -> submit(valid, trace(message));
                };
        };
    }

    private Optional<String> submit(SubmissionRequest.Valid request, Optional<TraceContext> trace) {
        return switch (submitter.submit(TaskKey.DEFAULT_TENANT, request, trace)) {
            case Opened.New _, Opened.Same _ -> Optional.empty();
            case Opened.KeyTaken _ -> Optional.of("Idempotency-Key (used for another body)");
        };
    }

    /** An attribute that is no text counts as a blank one: whoever gave it wants more than the message id to tell. */
    private static String idempotencyKey(SQSMessage message) {
        return attribute(message, "Idempotency-Key").orElseGet(() -> "sqs:" + message.getMessageId());
    }

    private static Optional<TraceContext> trace(SQSMessage message) {
        return attribute(message, "traceparent").flatMap(TraceContext::parse);
    }

    private static Optional<String> attribute(SQSMessage message, String name) {
        return Optional.ofNullable(message.getMessageAttributes())
                .map(attributes -> attributes.get(name))
                .map(attribute -> Objects.requireNonNullElse(attribute.getStringValue(), ""));
    }

    /** Without the details: they quote the message, and what a user wrote is not for logs. */
    private static String text(List<FieldProblem> problems) {
        return problems.stream()
                .map(problem -> problem.field() + " (" + problem.code() + ")")
                .collect(Collectors.joining(", "));
    }
}
