package com.opspawn.local.function.packaged;

import com.opspawn.local.function.FunctionError;

/** A sandbox could not be made ready for calls. */
final class NotStartedException extends Exception {
    private static final long serialVersionUID = 1;

    private final transient FunctionError error;

    NotStartedException(FunctionError error) {
        super(error.errorMessage());
        this.error = error;
    }

    /** As Lambda tells it to callers. */
    FunctionError error() {
        return error;
    }
}
