package com.opspawn.local.states.run;

import com.opspawn.local.states.history.EventDetails;
import com.opspawn.local.states.history.EventType;
import com.opspawn.local.states.json.InvalidJson;
import com.opspawn.local.states.json.Json;
import com.opspawn.local.states.json.Payload;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** The events of one call: a service integration has other ones than a function's ARN. */
sealed interface CallHistory {
    /** What AWS calls the callee in its messages. */
    String callee();

    /** A function's error as AWS passes it on: an integration writes its JSON anew, a function's ARN leaves it. */
    String cause(String errorPayload);

    void scheduled(Payload arguments, OptionalLong timeout, OptionalLong heartbeat);

    void submitted(Payload answer);

    void succeeded(Payload result);

    void failed(Failure failure);

    void timedOut(Failure failure);

    /** The events of {@code arn:aws:states:::lambda:invoke}. */
    record Integration(Branch branch, EventDetails.Resource resource) implements CallHistory {
        @Override
        public String callee() {
            return resource.type();
        }

        @Override
        public String cause(String errorPayload) {
            try {
                return Json.write(Json.parse(errorPayload));
            } catch (InvalidJson e) {
                return errorPayload;
            }
        }

        @Override
        public void scheduled(Payload arguments, OptionalLong timeout, OptionalLong heartbeat) {
            String region = branch.execution().start().arn().split(":", 5)[3];
            branch.emit(
                    EventType.TASK_SCHEDULED,
                    new EventDetails.TaskScheduled(resource, region, arguments.text(), timeout, heartbeat));
            branch.emit(EventType.TASK_STARTED, new EventDetails.TaskStarted(resource));
        }

        @Override
        public void submitted(Payload answer) {
            branch.emit(EventType.TASK_SUBMITTED, new EventDetails.TaskOutput(resource, answer.text()));
        }

        @Override
        public void succeeded(Payload result) {
            branch.emit(EventType.TASK_SUCCEEDED, new EventDetails.TaskOutput(resource, result.text()));
        }

        @Override
        public void failed(Failure failure) {
            branch.emit(
                    EventType.TASK_FAILED, new EventDetails.TaskFailure(resource, failure.error(), failure.cause()));
        }

        @Override
        public void timedOut(Failure failure) {
            branch.emit(
                    EventType.TASK_TIMED_OUT, new EventDetails.TaskFailure(resource, failure.error(), failure.cause()));
        }
    }

    /** The events of a function's ARN. */
    record Function(Branch branch, String arn) implements CallHistory {
        @Override
        public String callee() {
            return arn;
        }

        @Override
        public String cause(String errorPayload) {
            return errorPayload;
        }

        @Override
        public void scheduled(Payload arguments, OptionalLong timeout, OptionalLong heartbeat) {
            branch.emit(
                    EventType.LAMBDA_FUNCTION_SCHEDULED,
                    new EventDetails.LambdaScheduled(arn, arguments.text(), timeout));
            branch.emit(EventType.LAMBDA_FUNCTION_STARTED, new EventDetails.None());
        }

        @Override
        public void submitted(Payload answer) {
            throw new IllegalStateException("A function's ARN waits for no token");
        }

        @Override
        public void succeeded(Payload result) {
            branch.emit(EventType.LAMBDA_FUNCTION_SUCCEEDED, new EventDetails.LambdaSucceeded(result.text()));
        }

        @Override
        public void failed(Failure failure) {
            branch.emit(EventType.LAMBDA_FUNCTION_FAILED, new EventDetails.Failure(failure.error(), failure.cause()));
        }

        @Override
        public void timedOut(Failure failure) {
            branch.emit(
                    EventType.LAMBDA_FUNCTION_TIMED_OUT, new EventDetails.Failure(failure.error(), failure.cause()));
        }
    }

    static CallHistory invoke(Branch branch) {
        return new Integration(branch, new EventDetails.Resource("lambda", "invoke"));
    }

    static CallHistory invokeAndWait(Branch branch) {
        return new Integration(branch, new EventDetails.Resource("lambda", "invoke.waitForTaskToken"));
    }

    /** What lambda:invoke gives for a function's answer. */
    static Payload invokeResult(Payload answer, String requestId) {
        Map<String, @Nullable Object> result = new LinkedHashMap<>();
        result.put("ExecutedVersion", "$LATEST");
        result.put("Payload", answer.value());
        result.put("SdkHttpMetadata", Map.of("HttpStatusCode", 200));
        result.put("SdkResponseMetadata", Map.of("RequestId", requestId));
        result.put("StatusCode", 200);
        return Payload.of(result);
    }
}
