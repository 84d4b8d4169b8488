package com.opspawn.workflow.stepfunctions;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.opspawn.json.Json;
import com.opspawn.task.TaskKey;
import com.opspawn.workflow.Wakes;
import com.opspawn.workflow.Workflow;
import com.opspawn.workflow.WorkflowException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.ExecutionAlreadyExistsException;
import software.amazon.awssdk.services.sfn.model.InvalidNameException;

/**
 * One execution a task, under the task's id, and one more for each redrive: a second StartExecution of that name meets the first one for 90 days. Its
 * input is the same to the byte each time, so that a running one answers as if it had just been started.
 */
public final class StepFunctionsWorkflow implements Workflow {
    private final SfnClient client;
    private final Wakes wakes;
    private final String stateMachineArn;

    public StepFunctionsWorkflow(SfnClient client, String stateMachineArn) {
        this.client = client;
        this.wakes = new StepFunctionsWakes(client);
        this.stateMachineArn = stateMachineArn;
    }

    @Override
    public void start(TaskKey task, int redrives) {
        try {
            client.startExecution(request -> request.stateMachineArn(stateMachineArn)
                    .name(executionName(task, redrives))
                    .input(input(task)));
        } catch (ExecutionAlreadyExistsException e) {
            // It runs, or it ended: either way it was started, and that is all that was asked for.
        } catch (SdkException e) {
            throw new WorkflowException("starting the workflow of " + task.taskId() + ": " + e.getMessage(), e);
        }
    }

    /** No execution can have such a name. */
    @Override
    public void rehearse() {
        try {
            client.startExecution(request ->
                    request.stateMachineArn(stateMachineArn).name("a rehearsal").input(input(TaskKey.NOBODYS)));
            throw new IllegalStateException("a name with a space in it was taken for an execution");
        } catch (InvalidNameException e) {
            // As it should be.
        } catch (SdkException e) {
            throw new WorkflowException("rehearsing a start: " + e.getMessage(), e);
        }
    }

    @Override
    public void wake(String token) {
        wakes.wake(token);
    }

    /** Task ids are unique over all tenants, and are within the 80 characters of a name. */
    public static String executionName(TaskKey task, int redrives) {
        return redrives == 0 ? task.taskId() : task.taskId() + "-" + redrives;
    }

    /** What an execution is started with: the same to the byte each time. */
    public static String input(TaskKey task) {
        ObjectNode input = Json.object();
        input.putObject("task").put("tenant", task.tenant()).put("task_id", task.taskId());
        input.put("failures", 0);
        return Json.write(input);
    }
}
