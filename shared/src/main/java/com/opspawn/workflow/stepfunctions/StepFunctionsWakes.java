package com.opspawn.workflow.stepfunctions;

import com.opspawn.workflow.Wakes;
import com.opspawn.workflow.WorkflowException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.InvalidTokenException;
import software.amazon.awssdk.services.sfn.model.TaskDoesNotExistException;
import software.amazon.awssdk.services.sfn.model.TaskTimedOutException;

/** By SendTaskSuccess. */
public final class StepFunctionsWakes implements Wakes {
    private final SfnClient client;

    public StepFunctionsWakes(SfnClient client) {
        this.client = client;
    }

    @Override
    public void wake(String token) {
        try {
            client.sendTaskSuccess(request -> request.taskToken(token).output("{}"));
        } catch (TaskTimedOutException | TaskDoesNotExistException | InvalidTokenException e) {
            // It does not wait any longer, and that is all that was asked for.
        } catch (SdkException e) {
            throw new WorkflowException("waking a workflow that waits: " + e.getMessage(), e);
        }
    }
}
