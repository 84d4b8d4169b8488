package com.opspawn.agent;

/** The journal could not be read or written: the workflow tries the step again. The state machine names this class. */
public final class StoreUnavailableException extends RuntimeException {
    private static final long serialVersionUID = 1;

    StoreUnavailableException(Throwable cause) {
        super(cause.getMessage(), cause);
    }
}
