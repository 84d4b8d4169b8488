package com.opspawn.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "reject",
        description = {
            "Refuses what a task waits for.",
            "A call is not made, a question not answered. The model is told, and the task goes on."
        },
        mixinStandardHelpOptions = true)
final class RejectCommand extends Giving {
    @Parameters(
            index = "1",
            paramLabel = "REQUEST_ID",
            arity = "0..1",
            description = "The request's id; without it, the only one that is open.")
    private @Nullable String requestId;

    @Option(names = "--reason", paramLabel = "TEXT", description = "Why; the model is told.")
    private @Nullable String reason;

    @Override
    @Nullable
    String requestId() {
        return requestId;
    }

    @Override
    Optional<ObjectNode> decision(JsonNode request) {
        return Optional.of(Decision.reject(request, reason));
    }
}
