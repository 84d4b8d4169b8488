package com.opspawn.tool;

/** A tool call went wrong in a way that the model is told about, so that it can do better. */
public final class ToolException extends Exception {
    private static final long serialVersionUID = 1;

    private final boolean denied;

    /** @param message what went wrong and what to do instead, for the model to read */
    public ToolException(String message) {
        super(message);
        this.denied = false;
    }

    private ToolException(String message, boolean denied) {
        super(message);
        this.denied = denied;
    }

    /** The call is not allowed: it was not run. */
    public static ToolException denied(String message) {
        return new ToolException(message, true);
    }

    public ToolException(String message, Throwable cause) {
        super(message, cause);
        this.denied = false;
    }

    public boolean isDenied() {
        return denied;
    }
}
