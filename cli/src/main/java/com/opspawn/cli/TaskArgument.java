package com.opspawn.cli;

import picocli.CommandLine.Parameters;

/** Which task is meant, on the command line. */
final class TaskArgument {
    @Parameters(index = "0", paramLabel = "TASK_ID", description = "The task's id.")
    private String id = "";

    String id() {
        return id;
    }
}
