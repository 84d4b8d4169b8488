package com.opspawn.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "answer",
        description = {
            "Answers what a task asks.",
            "Or gives the result of a call of which nobody could tell whether it was made."
        },
        mixinStandardHelpOptions = true)
final class AnswerCommand extends Giving {
    @Parameters(
            index = "1..*",
            arity = "1..2",
            paramLabel = "[REQUEST_ID] TEXT",
            hideParamSyntax = true,
            description = "The request's id, which may be left out where one is open; and the answer, or - for standard"
                    + " input.")
    private List<String> words = new ArrayList<>();

    @Override
    @Nullable
    String requestId() {
        return words.size() == 2 ? words.getFirst() : null;
    }

    @Override
    Optional<ObjectNode> decision(JsonNode request) {
        if (InputView.type(request).equals("approval")) {
            throw wrongKind(request, "a call to approve");
        }
        return Optional.of(Decision.answer(request, StandardInput.orText(words.getLast())));
    }
}
