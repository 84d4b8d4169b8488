package com.opspawn.cli;

/** What a command's end tells a script. Ctrl-C and signals give 128 and their number, as everywhere: 130, 143. */
enum Exit {
    OK(0, "it was done; a task that was waited for completed"),
    FAILED(1, "a task that was waited for failed, or something on this machine keeps the command from going on"),
    USAGE(2, "the command line is wrong"),
    REFUSED(3, "the API refused the request"),
    UNREACHABLE(4, "the API cannot be reached, or gave no answer of use"),
    CANCELLED(5, "a task that was waited for was cancelled");

    private final int code;
    private final String meaning;

    Exit(int code, String meaning) {
        this.code = code;
        this.meaning = meaning;
    }

    int code() {
        return code;
    }

    /** In a sentence, for help and documentation. */
    String meaning() {
        return meaning;
    }
}
