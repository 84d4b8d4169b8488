package com.opspawn.local;

import com.opspawn.local.states.StatesService;
import com.opspawn.task.TaskKey;
import com.opspawn.workflow.Workflow;
import com.opspawn.workflow.WorkflowException;
import com.opspawn.workflow.stepfunctions.StepFunctionsWorkflow;

/** The workflow of the same process, without the wire: the names and inputs of executions are those of the deployed form. */
record LocalWorkflow(StatesService states, String stateMachineArn) implements Workflow {
    @Override
    public void start(TaskKey task, int redrives) {
        try {
            states.startExecution(
                    stateMachineArn,
                    StepFunctionsWorkflow.executionName(task, redrives),
                    StepFunctionsWorkflow.input(task));
        } catch (RuntimeException e) {
            throw new WorkflowException("starting the workflow of " + task.taskId() + ": " + e.getMessage(), e);
        }
    }

    @Override
    public void wake(String token) {
        states.wake(token);
    }
}
