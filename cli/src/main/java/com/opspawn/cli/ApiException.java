package com.opspawn.cli;

/** The API did not do what it was asked for. */
final class ApiException extends CommandException {
    private static final long serialVersionUID = 1;

    private ApiException(Exit exit, String message) {
        super(exit, message);
    }

    private ApiException(String message, Throwable cause) {
        super(Exit.UNREACHABLE, message, cause);
    }

    /** It says no, and would say so again. */
    static ApiException refused(String message) {
        return new ApiException(Exit.REFUSED, message);
    }

    /** It gave no answer of use; another time it may. */
    static ApiException useless(String message) {
        return new ApiException(Exit.UNREACHABLE, message);
    }

    static ApiException unreachable(String message, Throwable cause) {
        return new ApiException(message, cause);
    }

    /** Whether asking again later may help. */
    boolean mayPass() {
        return exit() == Exit.UNREACHABLE;
    }
}
