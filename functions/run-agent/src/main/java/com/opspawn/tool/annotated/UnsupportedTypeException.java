package com.opspawn.tool.annotated;

/** A parameter has a type that no model could be told of. The message goes on after the parameter's name. */
final class UnsupportedTypeException extends Exception {
    private static final long serialVersionUID = 1;

    UnsupportedTypeException(String message) {
        super(message);
    }
}
