package com.opspawn.testing.cloud;

import com.opspawn.testing.actor.Scheduler;
import java.util.List;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.sfn.model.ExecutionLimitExceededException;
import software.amazon.awssdk.services.sfn.model.SfnException;
import software.amazon.awssdk.services.sfn.model.StartExecutionRequest;
import software.amazon.awssdk.services.sfn.model.StartExecutionResponse;
import software.amazon.awssdk.services.sfn.model.StateMachineDeletingException;

/** StartExecution. */
record StartWay(SfnAtBoundary client, StartExecutionRequest request, Scheduler scheduler)
        implements SfnWay<StartExecutionResponse> {
    private static final List<String> ERRORS = List.of(
            "ExecutionLimitExceeded",
            "StateMachineDeleting",
            "ThrottlingException",
            "InternalFailure",
            "ConnectionReset");

    @Override
    public String operation() {
        return "startExecution";
    }

    @Override
    public StartExecutionResponse go() {
        return client.start(request);
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
}
