package com.opspawn.cli;

import picocli.CommandLine.Command;

@Command(
        name = "redrive",
        description = {
            "Lets a failed task go on.",
            "It goes on from its journal: nothing that is recorded there is done again."
        },
        mixinStandardHelpOptions = true)
final class RedriveCommand extends TaskAction {
    RedriveCommand() {
        super("redrive");
    }
}
