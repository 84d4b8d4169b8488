package com.opspawn.workflow;

/** A task's execution is not known to have been started. Starting it again later is safe. */
public final class WorkflowException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public WorkflowException(String message, Throwable cause) {
        super(message, cause);
    }
}
