package com.opspawn.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

/** Asks the person before the terminal for what a task waits for, and gives it. */
final class Asking {
    private final ApiClient api;
    private final Printing printing;
    private final Questions questions;
    private final Consumer<JsonNode> otherwise;

    /** @param otherwise says how to give it from elsewhere, where nobody is there or the person would not say now */
    Asking(ApiClient api, Printing printing, Consumer<JsonNode> otherwise) {
        this.api = api;
        this.printing = printing;
        this.questions = new Questions(printing);
        this.otherwise = otherwise;
    }

    void ask(String taskId, JsonNode request) {
        if (!questions.canAsk()) {
            otherwise.accept(request);
            return;
        }
        // What is wrong with an answer is said, and asked for again.
        while (true) {
            try {
                Optional<ObjectNode> decision = decision(request);
                if (decision.isEmpty()) {
                    otherwise.accept(request);
                } else {
                    api.decide(taskId, InputRequests.id(request), decision.get());
                }
                return;
            } catch (CommandException e) {
                printing.note(String.valueOf(e.getMessage()));
                if (e.exit() != Exit.USAGE) {
                    return;
                }
            }
        }
    }

    /** Empty where there is no more to come from the terminal, or the request is of a kind that is not known here. */
    private Optional<ObjectNode> decision(JsonNode request) {
        return switch (InputView.type(request)) {
            case "approval" -> approval(request);
            case "question" -> question(request);
            case "unknown_effect" -> unknownEffect(request);
            default -> Optional.empty();
        };
    }

    private Optional<ObjectNode> approval(JsonNode request) {
        return choice("Run it? [y]es, [n]o, [e]dit its arguments:", "yne").flatMap(choice -> switch (choice) {
            case 'y' -> Optional.of(Decision.approve(request, null));
            case 'n' ->
                questions.ask("Why? The model is told; it may be empty:").map(why -> Decision.reject(request, why));
            default ->
                questions
                        .ask("Its arguments, as JSON:")
                        .map(text -> Decision.edit(request, Decision.arguments("what you typed", text), null));
        });
    }

    private Optional<ObjectNode> question(JsonNode request) {
        JsonNode options = request.path("options");
        String hint = options.isEmpty() ? "" : ", or 1 to " + options.size() + " for a choice";
        return questions
                .ask("Your answer" + hint + " (empty: none):")
                .map(text -> text.isEmpty()
                        ? Decision.reject(request, null)
                        : Decision.answer(request, chosen(options, text)));
    }

    private static String chosen(JsonNode options, String text) {
        boolean isNumber = text.matches("[1-9][0-9]?") && Integer.parseInt(text) <= options.size();
        return isNumber ? options.path(Integer.parseInt(text) - 1).asText() : text;
    }

    private Optional<ObjectNode> unknownEffect(JsonNode request) {
        return choice("[r]un it again, it [h]appened, tell the model that nobody [k]nows:", "rhk")
                .flatMap(choice -> switch (choice) {
                    case 'r' -> Optional.of(Decision.approve(request, null));
                    case 'h' -> questions.ask("Its result:").map(result -> Decision.answer(request, result));
                    default -> Optional.of(Decision.reject(request, null));
                });
    }

    /** One of the letters; asks until it gets one. */
    private Optional<Character> choice(String question, String letters) {
        while (true) {
            Optional<String> answer = questions.ask(question).map(text -> text.toLowerCase(Locale.ROOT));
            if (answer.isEmpty()) {
                return Optional.empty();
            }
            if (!answer.get().isEmpty() && letters.indexOf(answer.get().charAt(0)) >= 0) {
                return Optional.of(answer.get().charAt(0));
            }
        }
    }
}
