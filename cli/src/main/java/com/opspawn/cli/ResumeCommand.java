package com.opspawn.cli;

import picocli.CommandLine.Command;

@Command(name = "resume", description = "Lets a paused task go on.", mixinStandardHelpOptions = true)
final class ResumeCommand extends TaskAction {
    ResumeCommand() {
        super("resume");
    }
}
