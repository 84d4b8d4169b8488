package com.opspawn.workflow;

import com.opspawn.task.TaskKey;

/** Starts the executions that run tasks, and wakes those that wait. */
public interface Workflow extends Wakes {

    /** Starts a task's first execution; as {@link #start(TaskKey, int)}. */
    default void start(TaskKey task) {
        start(task, 0);
    }

    /**
     * Starts an execution, or finds that it was started before, which is as good.
     *
     * @param redrives how many times the task was redriven: each time it has an execution of its own
     * @throws WorkflowException where it is not known to have been started; starting it again later is safe
     */
    void start(TaskKey task, int redrives);

    /** Does what starting does but for the start, so that the first one need not wait for what it is done with. */
    default void rehearse() {}
}
