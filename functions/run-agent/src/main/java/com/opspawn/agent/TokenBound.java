package com.opspawn.agent;

import com.opspawn.journal.Entry;
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
 * tokens than there are; what a provider puts around each message is a handful.
 */
final class TokenBound {
    private static final int PER_MESSAGE = 16;
    private static final int PER_TOOL = 32;

    private TokenBound() {}

    /** The bound for the next prompt: by its bytes, or by what the provider counted for the last one and came since. */
    static long of(Prompt prompt, History history) {
        long byBytes = bytes(prompt.instructions()) + PER_MESSAGE + messages(prompt.messages());
        for (ToolSpec tool : prompt.tools()) {
            byBytes += bytes(tool.name()) + bytes(tool.description()) + bytes(Json.write(tool.parameters())) + PER_TOOL;
        }
        return Math.min(byBytes, byCount(prompt, history));
    }

    private static long byCount(Prompt prompt, History history) {
        List<Entry> answers = history.entries().stream()
                .filter(entry -> entry.fact() instanceof Fact.ModelAnswered)
                .toList();
        if (answers.isEmpty() || !(answers.getLast().fact() instanceof Fact.ModelAnswered last)) {
            return Long.MAX_VALUE;
        }
        boolean counted = last.usage().inputTokens() > 0;
        int answer = lastAnswer(prompt.messages());
        List<Message> since =
                prompt.messages().subList(answer, prompt.messages().size());
        return counted ? last.usage().inputTokens() + messages(since) : Long.MAX_VALUE;
    }

    private static int lastAnswer(List<Message> messages) {
        for (int i = messages.size() - 1; i >= 0; i--) {
            if (messages.get(i) instanceof Message.Assistant) {
                return i;
            }
        }
        return 0;
    }

    private static long messages(List<Message> messages) {
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

    private static long bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
