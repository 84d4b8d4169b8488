package com.opspawn.testing.cloud;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.ScheduledEvent;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.opspawn.json.Json;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * The functions through which tasks come in, each with a fresh handler at each call, as at a cold start.
 *
 * @param post submit-task's
 * @param queue submit-queue's
 * @param sweep sweep-tasks'
 */
public record Entrances(
        Supplier<RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse>> post,
        Supplier<RequestHandler<SQSEvent, SQSBatchResponse>> queue,
        Supplier<RequestHandler<ScheduledEvent, Integer>> sweep) {
    private static final int CREATED = 201;
    private static final int FIRST_SERVER_ERROR = 500;
    private static final int TOO_MANY = 429;

    Reply post(Submission submission, Context context) {
        APIGatewayV2HTTPResponse response = post.get().handleRequest(event(submission, context), context);
        int status = response.getStatusCode();
        if (status == CREATED) {
            return new Reply.Created(taskId(response.getBody()));
        }
        return status >= FIRST_SERVER_ERROR || status == TOO_MANY ? new Reply.None() : new Reply.Refused(status);
    }

    private static APIGatewayV2HTTPEvent event(Submission submission, Context context) {
        Map<String, String> headers = submission
                .idempotencyKey()
                .map(key -> Map.of("content-type", "application/json", "idempotency-key", key))
                .orElse(Map.of("content-type", "application/json"));
        return ApiEvents.post("/api/v1/tasks", headers, submission.body(), context);
    }

    private static String taskId(String body) {
        try {
            return Json.parse(body).path("task_id").asText();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("submit-task answered with what is no JSON: " + body, e);
        }
    }

    /** Whether the message is taken, and can be deleted. */
    boolean deliver(Submission submission, String messageId, Context context) {
        SQSEvent.SQSMessage message = new SQSEvent.SQSMessage();
        message.setMessageId(messageId);
        message.setBody(submission.body());
        submission.idempotencyKey().ifPresent(key -> {
            SQSEvent.MessageAttribute attribute = new SQSEvent.MessageAttribute();
            attribute.setStringValue(key);
            attribute.setDataType("String");
            message.setMessageAttributes(Map.of("Idempotency-Key", attribute));
        });
        SQSEvent event = new SQSEvent();
        event.setRecords(List.of(message));
        return queue.get().handleRequest(event, context).getBatchItemFailures().isEmpty();
    }

    int sweep(Context context) {
        return sweep.get().handleRequest(new ScheduledEvent(), context);
    }
}
