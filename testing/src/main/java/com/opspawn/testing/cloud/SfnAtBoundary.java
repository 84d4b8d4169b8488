package com.opspawn.testing.cloud;

import com.opspawn.local.states.log.ExecutionStart;
import com.opspawn.local.states.run.StartResult;
import com.opspawn.testing.actor.Scheduler;
import com.opspawn.testing.boundary.Boundary;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.ExecutionAlreadyExistsException;
import software.amazon.awssdk.services.sfn.model.StartExecutionRequest;
import software.amazon.awssdk.services.sfn.model.StartExecutionResponse;

/** Step Functions across the boundary, as far as submitting needs it. */
public final class SfnAtBoundary implements SfnClient {
    private final TaskWorkflow workflow;
    private final Boundary boundary;
    private final Scheduler scheduler;

    public SfnAtBoundary(TaskWorkflow workflow, Boundary boundary, Scheduler scheduler) {
        this.workflow = workflow;
        this.boundary = boundary;
        this.scheduler = scheduler;
    }

    @Override
    public StartExecutionResponse startExecution(StartExecutionRequest request) {
        try {
            return boundary.cross(new StartWay(this, request, scheduler));
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    StartExecutionResponse start(StartExecutionRequest request) {
        return switch (workflow.start(request.name(), request.input())) {
            case StartResult.Running(ExecutionStart start) ->
                StartExecutionResponse.builder()
                        .executionArn(start.arn())
                        .startDate(start.at())
                        .build();
            case StartResult.NameTaken(ExecutionStart holder) ->
                throw ExecutionAlreadyExistsException.builder()
                        .message("Execution Already Exists: '" + holder.arn() + "'")
                        .build();
        };
    }

    @Override
    public String serviceName() {
        return SERVICE_NAME;
    }

    @Override
    public void close() {}
}
