package com.opspawn.testing.cloud;

import com.opspawn.testing.actor.Scheduler;
import com.opspawn.testing.boundary.Service;
import com.opspawn.testing.boundary.Way;
import java.time.Duration;
import java.util.List;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.sfn.model.ExecutionLimitExceededException;
import software.amazon.awssdk.services.sfn.model.SfnException;
import software.amazon.awssdk.services.sfn.model.StartExecutionRequest;
import software.amazon.awssdk.services.sfn.model.StartExecutionResponse;
import software.amazon.awssdk.services.sfn.model.StateMachineDeletingException;

/** StartExecution. */
record StartWay(SfnAtBoundary client, StartExecutionRequest request, Scheduler scheduler)
        implements Way<StartExecutionResponse> {
    /** As the submitting functions' client is set up. */
    private static final Duration CALL_TIMEOUT = Duration.ofSeconds(3);

    private static final List<String> ERRORS = List.of(
            "ExecutionLimitExceeded",
            "StateMachineDeleting",
            "ThrottlingException",
            "InternalFailure",
            "ConnectionReset");

    @Override
    public Service service() {
        return Service.WORKFLOW;
    }

    @Override
    public String operation() {
        return "startExecution";
    }

    @Override
    public StartExecutionResponse go() {
        return client.start(request);
    }

    @Override
    public Duration takes() {
        return Duration.ofMillis(20);
    }

    @Override
    public Duration patience() {
        return CALL_TIMEOUT;
    }

    @Override
    public StartExecutionResponse timedOut() {
        throw ApiCallTimeoutException.create(CALL_TIMEOUT.toMillis());
    }

    @Override
    public List<String> errors() {
        return ERRORS;
    }

    @Override
    public StartExecutionResponse error(String name) {
        throw switch (name) {
            case "ExecutionLimitExceeded" ->
                ExecutionLimitExceededException.builder().message("simulated").build();
            case "StateMachineDeleting" ->
                StateMachineDeletingException.builder().message("simulated").build();
            case "ConnectionReset" -> SdkClientException.create("simulated: Connection reset");
            default ->
                SfnException.builder()
                        .message("simulated " + name)
                        .awsErrorDetails(
                                AwsErrorDetails.builder().errorCode(name).build())
                        .build();
        };
    }

    @Override
    public boolean isResent() {
        return true;
    }

    @Override
    public StartExecutionResponse die() {
        throw scheduler.die();
    }
}
