package com.opspawn.local.store;

/** The store's file is not one that can be gone on with. It was not touched; the message says what to do. */
public final class DamagedStoreException extends RuntimeException {
    private static final long serialVersionUID = 1;

    DamagedStoreException(String message) {
        super(message);
    }
}
