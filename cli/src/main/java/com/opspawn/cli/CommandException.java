package com.opspawn.cli;

/** The command cannot go on. The message is all that the user sees of it: where, what, and how to fix it. */
class CommandException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final Exit exit;

    /** For what is not as it must be on this machine. */
    CommandException(String message) {
        this(Exit.FAILED, message);
    }

    CommandException(String message, Throwable cause) {
        super(message, cause);
        this.exit = Exit.FAILED;
    }

    CommandException(Exit exit, String message) {
        super(message);
        this.exit = exit;
    }

    CommandException(Exit exit, String message, Throwable cause) {
        super(message, cause);
        this.exit = exit;
    }

    Exit exit() {
        return exit;
    }
}
