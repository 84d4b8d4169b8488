package com.opspawn.agent;

import com.opspawn.journal.Fact;
import com.opspawn.journal.History;
import com.opspawn.llm.Message;
import com.opspawn.llm.Prompt;
import com.opspawn.task.Usage;
import java.util.List;
import java.util.OptionalLong;

/**
 * When a conversation has come so near to the model's context that it is summarised.
 *
 * @param contextTokens as the agent has it; empty where the model's own counts
 * @param compactAt the share of the context that may be filled, above 0 and below 1
 */
record Room(OptionalLong contextTokens, double compactAt) {
    static final double DEFAULT_COMPACT_AT = 0.8;
    static final Room DEFAULT = new Room(OptionalLong.empty(), DEFAULT_COMPACT_AT);

    /** Estimated by what the provider counted for the last prompt, and by three characters a token for what came since. */
    boolean isTight(Prompt prompt, History history, AgentModel model) {
        OptionalLong context = contextTokens.isPresent() ? contextTokens : model.contextTokens();
        if (context.isEmpty() || !Compaction.isPossible(history)) {
            return false;
        }
        return estimate(prompt, history) > context.getAsLong() * compactAt;
    }

    private static long estimate(Prompt prompt, History history) {
        List<Fact.ModelAnswered> answers = Compaction.answersSince(history);
        Usage last = answers.isEmpty() ? Usage.NONE : answers.getLast().usage();
        if (last.inputTokens() == 0) {
            return (prompt.instructions().length() + chars(prompt.messages())) / 3;
        }
        List<Message> messages = prompt.messages();
        int since = messages.size();
        while (since > 0 && !(messages.get(since - 1) instanceof Message.Assistant)) {
            since--;
        }
        return last.totalTokens() + chars(messages.subList(since, messages.size())) / 3;
    }

    private static long chars(List<Message> messages) {
        return messages.stream().mapToLong(Room::chars).sum();
    }

    private static long chars(Message message) {
        return switch (message) {
            case Message.User user -> user.text().length();
            case Message.ToolOutput output -> output.output().length();
            case Message.Assistant assistant ->
                assistant.text().length()
                        + assistant.toolCalls().stream()
                                .mapToLong(call -> call.arguments().length())
                                .sum();
        };
    }
}
