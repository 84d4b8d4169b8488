package com.opspawn.task;

/** The store could not be asked, or gave no answer, after its own retries. Asking again later may help. */
public final class StoreException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public StoreException(String message) {
        super(message);
    }

    public StoreException(String message, Throwable cause) {
        super(message, cause);
    }
}
