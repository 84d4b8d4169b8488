package com.opspawn.local.http;

/** A token that nobody should be let in with. */
final class InvalidToken extends Exception {
    private static final long serialVersionUID = 1;

    private final String reason;

    InvalidToken(String reason) {
        super(reason);
        this.reason = reason;
    }

    String reason() {
        return reason;
    }
}
