package com.opspawn.testing.cloud;

import com.opspawn.local.states.log.ExecutionStart;
import com.opspawn.local.states.run.StartResult;
import com.opspawn.local.states.run.TaskTokens;
import com.opspawn.testing.actor.Scheduler;
import com.opspawn.testing.boundary.Boundary;
import com.opspawn.testing.boundary.Way;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.ExecutionAlreadyExistsException;
import software.amazon.awssdk.services.sfn.model.InvalidTokenException;
import software.amazon.awssdk.services.sfn.model.SendTaskSuccessRequest;
import software.amazon.awssdk.services.sfn.model.SendTaskSuccessResponse;
import software.amazon.awssdk.services.sfn.model.StartExecutionRequest;
import software.amazon.awssdk.services.sfn.model.StartExecutionResponse;
import software.amazon.awssdk.services.sfn.model.TaskTimedOutException;

/** Step Functions across the boundary, as far as the functions need it. */
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
        return cross(new StartWay(this, request, scheduler));
    }

    @Override
    public SendTaskSuccessResponse sendTaskSuccess(SendTaskSuccessRequest request) {
        return cross(new WakeWay(this, request, scheduler));
    }

    SendTaskSuccessResponse succeed(SendTaskSuccessRequest request) {
        return switch (workflow.wake(request.taskToken(), request.output())) {
            case TaskTokens.Delivery.Delivered _ ->
                SendTaskSuccessResponse.builder().build();
            case TaskTokens.Delivery.Closed _ ->
                throw TaskTimedOutException.builder()
                        .message("Task Timed Out: 'Provided task does not exist anymore'")
                        .build();
            case TaskTokens.Delivery.Malformed _ ->
                throw InvalidTokenException.builder()
                        .message("Invalid Token: 'Invalid token'")
                        .build();
        };
    }

    private <T> T cross(Way<T> way) {
        try {
            return boundary.cross(way);
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
