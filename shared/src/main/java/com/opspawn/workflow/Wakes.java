package com.opspawn.workflow;

/** Wakes executions that wait. */
@FunctionalInterface
public interface Wakes {

    /**
     * Wakes the execution that waits under a token; one that does not wait any longer is left alone.
     *
     * @throws WorkflowException where it is not known to have been woken; waking it again later is safe
     */
    void wake(String token);
}
