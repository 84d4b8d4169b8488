package com.opspawn.cli;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine;

/** What {@code opspawn} can do, in the order in which help lists it. */
enum Commands {
    RUN(RunCommand.class),
    UP(UpCommand.class),
    SUBMIT(SubmitCommand.class),
    GET(GetCommand.class),
    LIST(ListCommand.class),
    WATCH(WatchCommand.class),
    REQUESTS(RequestsCommand.class),
    APPROVE(ApproveCommand.class),
    REJECT(RejectCommand.class),
    ANSWER(AnswerCommand.class),
    MESSAGE(MessageCommand.class),
    CANCEL(CancelCommand.class),
    PAUSE(PauseCommand.class),
    RESUME(ResumeCommand.class),
    REDRIVE(RedriveCommand.class),
    DOCTOR(DoctorCommand.class),
    MCP(McpCommand.class),
    COMPLETION(CompletionCommand.class),
    HELP(CommandLine.HelpCommand.class);

    private final Class<?> type;

    Commands(Class<?> type) {
        this.type = type;
    }

    Class<?> type() {
        return type;
    }

    /** Whether it is what a command line begins with, and can do without the others. */
    boolean isCalled(String word) {
        return word.equals(toString()) && this != HELP && this != COMPLETION;
    }

    static Map<String, String> exitCodes() {
        Map<String, String> codes = new LinkedHashMap<>();
        for (Exit exit : Exit.values()) {
            codes.put(" " + exit.code(), exit.meaning());
        }
        codes.put("130", "Ctrl-C ended it");
        return codes;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
