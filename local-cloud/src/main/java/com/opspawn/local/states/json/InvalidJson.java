package com.opspawn.local.states.json;

/** A text that is not one JSON value. The message says what is wrong and where. */
public final class InvalidJson extends RuntimeException {
    InvalidJson(String message, Throwable cause) {
        super(message, cause);
    }
}
