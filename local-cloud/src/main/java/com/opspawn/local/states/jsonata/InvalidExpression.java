package com.opspawn.local.states.jsonata;

/** A text that does not compile as JSONata. The message is the parser's own, with its code. */
public final class InvalidExpression extends Exception {
    InvalidExpression(String message, Throwable cause) {
        super(message, cause);
    }
}
