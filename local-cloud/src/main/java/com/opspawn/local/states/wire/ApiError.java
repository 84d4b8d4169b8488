package com.opspawn.local.states.wire;

/** An answer that is an error: AWS's name for it, which SDKs make an exception of, and what is wrong. */
final class ApiError extends RuntimeException {
    private final String type;

    ApiError(String type, String message) {
        super(message, null, false, false);
        this.type = type;
    }

    String type() {
        return type;
    }

    static ApiError validation(String message) {
        return new ApiError("ValidationException", message);
    }
}
