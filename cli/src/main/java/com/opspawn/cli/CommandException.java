package com.opspawn.cli;

/** The command cannot go on. The message is all that the user sees of it: where, what, and how to fix it. */
final class CommandException extends RuntimeException {
    private static final long serialVersionUID = 1;

    CommandException(String message) {
        super(message);
    }

    CommandException(String message, Throwable cause) {
        super(message, cause);
    }
}
