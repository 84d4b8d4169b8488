package com.opspawn.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.opspawn.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "approve",
        description = {
            "Lets a task make a call that it waits for.",
            "The call is shown before, and what was shown is what is made. On a terminal, it is asked whether it is"
                    + " meant."
        },
        mixinStandardHelpOptions = true)
final class ApproveCommand extends Giving {
    @Parameters(
            index = "1",
            paramLabel = "REQUEST_ID",
            arity = "0..1",
            description = "The request's id; without it, the only one that is open.")
    private @Nullable String requestId;

    @ArgGroup
    private @Nullable Edit edit;

    /** Other arguments, in one of two ways. */
    private static final class Edit {
        @Option(names = "--edit", paramLabel = "JSON", description = "The arguments to run the call with instead.")
        private @Nullable String text;

        @Option(names = "--edit-file", paramLabel = "FILE", description = "The same, from a file.")
        private @Nullable Path file;

        ObjectNode arguments() {
            if (file == null) {
                return Decision.arguments("--edit", String.valueOf(text));
            }
            try {
                return Decision.arguments("--edit-file '" + file + "'", Files.readString(file));
            } catch (IOException e) {
                throw new CommandException(
                        "--edit-file '" + file + "' cannot be read: name a file with the arguments as JSON", e);
            }
        }
    }

    @Option(names = "--reason", paramLabel = "TEXT", description = "Why, for the journal and for who reads it.")
    private @Nullable String reason;

    @Option(
            names = "--call-hash",
            paramLabel = "HASH",
            description = "Approves only the call with this hash, for who has shown it to a person before.")
    private @Nullable String callHash;

    @Option(
            names = {"-y", "--yes"},
            description = "Does not ask on the terminal.")
    private boolean yes;

    @Override
    @Nullable
    String requestId() {
        return requestId;
    }

    @Override
    Optional<ObjectNode> decision(JsonNode request) {
        if (InputView.type(request).equals("question")) {
            throw wrongKind(request, "a question");
        }
        ObjectNode decision = edit == null
                ? Decision.approve(request, reason)
                : Decision.edit(request, edited(request, edit.arguments()), reason);
        if (callHash != null) {
            decision.put("call_hash", callHash);
        }
        boolean meant = yes || new Questions(printing()).confirmed("Run it?");
        return meant ? Optional.of(decision) : Optional.empty();
    }

    private ObjectNode edited(JsonNode request, ObjectNode arguments) {
        if (!printing().json()) {
            printing()
                    .out()
                    .println("  runs: " + Terminal.line(request.path("tool").asText()) + " "
                            + Terminal.line(Json.write(arguments)));
            printing().out().flush();
        }
        return arguments;
    }
}
