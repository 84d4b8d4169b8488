package com.opspawn.tool;

/** A tool call went wrong in a way that the model is told about, so that it can do better. */
public final class ToolException extends Exception {
    private static final long serialVersionUID = 1;

    private enum Kind {
        FAILED,
        DENIED,
        UNKNOWN
    }

    private final Kind kind;

    /** @param message what went wrong and what to do instead, for the model to read */
    public ToolException(String message) {
        super(message);
        this.kind = Kind.FAILED;
    }

    public ToolException(String message, Throwable cause) {
        super(message, cause);
        this.kind = Kind.FAILED;
    }

    private ToolException(String message, Kind kind) {
        super(message);
        this.kind = kind;
    }

    private ToolException(String message, Throwable cause, Kind kind) {
        super(message, cause);
        this.kind = kind;
    }

    /** The call is not allowed: it was not run. */
    public static ToolException denied(String message) {
        return new ToolException(message, Kind.DENIED);
    }

    /** The call was sent on its way, and nobody can tell whether it was carried out. */
    public static ToolException unknown(String message, Throwable cause) {
        return new ToolException(message, cause, Kind.UNKNOWN);
    }

    public boolean isDenied() {
        return kind == Kind.DENIED;
    }

    /** Whether it may have been carried out, or not. */
    public boolean isUnknown() {
        return kind == Kind.UNKNOWN;
    }
}
