package com.opspawn.tool;

/** A tool call went wrong in a way that the model is told about, so that it can do better. */
public final class ToolException extends Exception {
    private static final long serialVersionUID = 1;

    /** @param message what went wrong and what to do instead, for the model to read */
    public ToolException(String message) {
        super(message);
    }

    public ToolException(String message, Throwable cause) {
        super(message, cause);
    }
}
