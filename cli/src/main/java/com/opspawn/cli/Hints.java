package com.opspawn.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/**
 * Commands that a note tells the user to give.
 *
 * @param suffix what stands behind each of them, with a blank before it
 */
record Hints(String suffix) {
    /** For the API that is meant where none is named. */
    static final Hints USUAL = new Hints("");

    static Hints at(String endpoint) {
        return new Hints(" --endpoint " + endpoint);
    }

    String command(String words) {
        return "opspawn " + words + suffix;
    }

    /** How to give the input that a request asks for, a line each. */
    List<String> ways(String taskId, JsonNode request) {
        String which = Terminal.line(taskId) + " "
                + Terminal.line(request.path("request_id").asText());
        return switch (InputView.type(request)) {
            case "approval" ->
                List.of(
                        command("approve " + which) + "   # with --edit '{…}': with other arguments",
                        command("reject " + which) + "   # with --reason '…': the model is told");
            case "question" -> List.of(command("answer " + which + " '…'"), command("reject " + which));
            case "unknown_effect" ->
                List.of(
                        command("approve " + which) + "   # runs it again",
                        command("answer " + which + " '…'") + "   # it happened, and this is its result",
                        command("reject " + which) + "   # the model is told that nobody knows");
            // A later version's.
            default -> List.of(command("requests " + Terminal.line(taskId)));
        };
    }
}
