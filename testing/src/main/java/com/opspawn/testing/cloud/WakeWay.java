package com.opspawn.testing.cloud;

import com.opspawn.testing.actor.Scheduler;
import com.opspawn.testing.boundary.Service;
import com.opspawn.testing.boundary.Way;
import java.time.Duration;
import java.util.List;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.sfn.model.SendTaskSuccessRequest;
import software.amazon.awssdk.services.sfn.model.SendTaskSuccessResponse;
import software.amazon.awssdk.services.sfn.model.SfnException;

/** SendTaskSuccess. */
record WakeWay(SfnAtBoundary client, SendTaskSuccessRequest request, Scheduler scheduler)
        implements Way<SendTaskSuccessResponse> {
    /** As the client of the functions that wake is set up. */
    private static final Duration CALL_TIMEOUT = Duration.ofSeconds(3);

    private static final List<String> ERRORS = List.of("ThrottlingException", "InternalFailure", "ConnectionReset");

    @Override
    public Service service() {
        return Service.WORKFLOW;
    }

    @Override
    public String operation() {
        return "sendTaskSuccess";
    }

    @Override
    public SendTaskSuccessResponse go() {
        return client.succeed(request);
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
    public SendTaskSuccessResponse timedOut() {
        throw ApiCallTimeoutException.create(CALL_TIMEOUT.toMillis());
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

    @Override
    public boolean isResent() {
        return true;
    }

    @Override
    public SendTaskSuccessResponse die() {
        throw scheduler.die();
    }
}
