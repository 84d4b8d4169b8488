package com.opspawn.workflow;

import com.opspawn.task.TaskKey;

/** Starts the execution that runs a task. */
public interface Workflow {

    /**
     * Starts it, or finds that it was started before, which is as good.
     *
     * @throws WorkflowException where it is not known to have been started; starting it again later is safe
     */
    void start(TaskKey task);
}
