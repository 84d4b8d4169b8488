package com.opspawn.cli;

import picocli.CommandLine.Command;

@Command(
        name = "pause",
        description = {"Holds a task before its next step.", "What is running is finished first."},
        mixinStandardHelpOptions = true)
final class PauseCommand extends TaskAction {
    PauseCommand() {
        super("pause");
    }
}
