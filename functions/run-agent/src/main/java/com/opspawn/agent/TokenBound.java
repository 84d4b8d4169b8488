package com.opspawn.agent;

import com.opspawn.journal.Fact;
import com.opspawn.journal.History;
import com.opspawn.journal.ToolCall;
import com.opspawn.json.Json;
import com.opspawn.llm.Message;
import com.opspawn.llm.Prompt;
import com.opspawn.tool.ToolSpec;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * How many tokens a prompt has at the most, without asking anybody. The tokenizers in use work on bytes and never make more
 * tokens than there are; what a provider puts around each message is a handful. The same text counts the same each time.
 */
final class TokenBound {
    /** With what a planner in plain text puts around it. */
    private static final int PER_MESSAGE = 32;

    private static final int PER_TOOL = 32;

    private TokenBound() {}

    /**
     * The bound for the next prompt: by its bytes, or by what the provider counted for the last one and came since. What
     * another model counted, or was counted before a summary, says nothing.
     */
    static long of(Prompt prompt, History history, String model) {
        List<Message> messages = prompt.messages();
        long byBytes = beforeMessages(prompt) + of(messages);
        List<Fact.ModelAnswered> answers = Compaction.answersSince(history);
        boolean counted = !answers.isEmpty()
                && answers.getLast().model().equals(model)
                && answers.getLast().usage().inputTokens() > 0;
        if (!counted) {
            return byBytes;
        }
        List<Message> since = messages.subList(lastAnswer(messages), messages.size());
        return Math.min(byBytes, answers.getLast().usage().inputTokens() + of(since));
    }

    /**
     * What the calls so far have used: as the provider counted it, and the bound for those that it did not count.
     *
     * @param prompt the next one
     */
    static long used(Prompt prompt, History history) {
        return Spent.all(prompt, history).stream().mapToLong(Spent::tokens).sum();
    }

    private static int lastAnswer(List<Message> messages) {
        for (int i = messages.size() - 1; i >= 0; i--) {
            if (messages.get(i) instanceof Message.Assistant) {
                return i;
            }
        }
        return 0;
    }

    static long beforeMessages(Prompt prompt) {
        long bound = PER_MESSAGE + bytes(prompt.instructions());
        for (ToolSpec tool : prompt.tools()) {
            bound += PER_TOOL + bytes(tool.name()) + bytes(tool.description()) + bytes(Json.write(tool.parameters()));
        }
        return bound;
    }

    static long of(List<Message> messages) {
        return messages.stream().mapToLong(TokenBound::bound).sum();
    }

    private static long bound(Message message) {
        return PER_MESSAGE
                + switch (message) {
                    case Message.User user -> bytes(user.text());
                    case Message.ToolOutput output ->
                        bytes(output.output()) + bytes(output.tool()) + bytes(output.callId());
                    case Message.Assistant assistant ->
                        bytes(assistant.text())
                                + assistant.toolCalls().stream()
                                        .mapToLong(TokenBound::bound)
                                        .sum();
                };
    }

    private static long bound(ToolCall call) {
        return PER_MESSAGE + bytes(call.id()) + bytes(call.tool()) + bytes(call.arguments());
    }

    static long of(String text) {
        return PER_MESSAGE + bytes(text);
    }

    private static long bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
