package com.opspawn.llm.demo;

import com.opspawn.journal.ToolCall;
import com.opspawn.llm.Message;
import java.util.List;
import java.util.Optional;

/** What was said so far, as the plan asks about it. */
record Conversation(List<Message> messages) {
    private static final Message.ToolOutput LOST = new Message.ToolOutput("", "", "the call gave no result", true);

    /** How many tool calls were asked for. */
    int calls() {
        return messages.stream()
                .mapToInt(message -> message instanceof Message.Assistant said
                        ? said.toolCalls().size()
                        : 0)
                .sum();
    }

    /** Where the messages begin that no final answer has followed yet. */
    int unanswered() {
        for (int i = messages.size() - 1; i >= 0; i--) {
            if (messages.get(i) instanceof Message.Assistant said
                    && said.toolCalls().isEmpty()) {
                return i + 1;
            }
        }
        return 0;
    }

    /**
     * What a call gave that was asked for after a message; none where it has not been asked for.
     *
     * <p>A call without an output counts as failed, so that it is never asked for again.
     */
    Optional<Message.ToolOutput> outcome(Wish wish, int after) {
        for (int i = after + 1; i < messages.size(); i++) {
            if (messages.get(i) instanceof Message.Assistant said) {
                Optional<ToolCall> call = said.toolCalls().stream()
                        .filter(asked -> asked.tool().equals(wish.tool())
                                && asked.arguments().equals(wish.arguments()))
                        .findFirst();
                if (call.isPresent()) {
                    return Optional.of(outputOf(call.get().id(), i));
                }
            }
        }
        return Optional.empty();
    }

    private Message.ToolOutput outputOf(String callId, int after) {
        return messages.stream()
                .skip(after)
                .filter(message -> message instanceof Message.ToolOutput output
                        && output.callId().equals(callId))
                .map(Message.ToolOutput.class::cast)
                .findFirst()
                .orElse(LOST);
    }
}
