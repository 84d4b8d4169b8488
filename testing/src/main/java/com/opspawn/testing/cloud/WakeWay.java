package com.opspawn.testing.cloud;

import com.opspawn.testing.actor.Scheduler;
import java.util.List;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.sfn.model.SendTaskSuccessRequest;
import software.amazon.awssdk.services.sfn.model.SendTaskSuccessResponse;
import software.amazon.awssdk.services.sfn.model.SfnException;

/** SendTaskSuccess. */
record WakeWay(SfnAtBoundary client, SendTaskSuccessRequest request, Scheduler scheduler)
        implements SfnWay<SendTaskSuccessResponse> {
    private static final List<String> ERRORS = List.of("ThrottlingException", "InternalFailure", "ConnectionReset");

    @Override
    public String operation() {
        return "sendTaskSuccess";
    }

    @Override
    public SendTaskSuccessResponse go() {
        return client.succeed(request);
    }

    @Override
    public List<String> errors() {
        return ERRORS;
    }

    @Override
    public SendTaskSuccessResponse error(String name) {
        throw name.equals("ConnectionReset")
                ? SdkClientException.create("simulated: Connection reset")
                : SfnException.builder()
                        .message("simulated " + name)
                        .awsErrorDetails(
                                AwsErrorDetails.builder().errorCode(name).build())
                        .build();
    }
}
