package com.opspawn.agent;

import com.opspawn.journal.Entry;
import com.opspawn.journal.Fact;
import com.opspawn.journal.History;
import com.opspawn.llm.Answer;
import com.opspawn.llm.Message;
import com.opspawn.llm.Prompt;
import com.opspawn.tool.Cut;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Has the model sum its conversation up, so that the task goes on with a shorter one. */
final class Compaction {
    /** A summary that is longer has not understood what it is for. */
    private static final int MAX_SUMMARY_CHARS = 30_000;
    /** What is kept of each tool's output where the conversation is too long even to be summed up as it is. */
    private static final int SHORT_OUTPUT_CHARS = 500;

    private static final String REQUEST = """
        This conversation is getting too long and will be replaced by a summary that you write now. Write down \
        everything that is needed to finish the task without it: what was asked, what was done and found with exact \
        figures, names and addresses, what failed, what is still to do and what comes next. Call no tool; answer with \
        the summary alone.\
        """;

    private Compaction() {}

    /** Where there was no answer since the last summary, another would be as long. */
    static boolean isPossible(History history) {
        return !answersSince(history).isEmpty();
    }

    /** Since the last summary. */
    static List<Fact.ModelAnswered> answersSince(History history) {
        List<Fact.ModelAnswered> answers = new ArrayList<>();
        for (Entry entry : history.entries()) {
            if (entry.fact() instanceof Fact.Compacted) {
                answers.clear();
            } else if (entry.fact() instanceof Fact.ModelAnswered answer) {
                answers.add(answer);
            }
        }
        return answers;
    }

    /** The conversation as it is, so that the provider's cache has most of it, and the wish for a summary at its end. */
    static Prompt prompt(Prompt conversation) {
        return with(conversation, conversation.messages());
    }

    /** The same in short, where the provider refused the whole. */
    static Prompt shortPrompt(Prompt conversation) {
        return with(
                conversation,
                conversation.messages().stream().map(Compaction::shortened).toList());
    }

    private static Prompt with(Prompt conversation, List<Message> messages) {
        List<Message> all = new ArrayList<>(messages);
        all.add(new Message.User(REQUEST));
        return new Prompt(
                conversation.instructions(),
                all,
                conversation.tools(),
                conversation.maxOutputTokens(),
                conversation.temperature());
    }

    private static Message shortened(Message message) {
        return switch (message) {
            case Message.User user -> new Message.User(Cut.to(SHORT_OUTPUT_CHARS * 4, user.text()));
            case Message.Assistant assistant ->
                new Message.Assistant(Cut.to(SHORT_OUTPUT_CHARS, assistant.text()), assistant.toolCalls());
            case Message.ToolOutput output ->
                new Message.ToolOutput(
                        output.callId(), output.tool(), Cut.to(SHORT_OUTPUT_CHARS, output.output()), output.failed());
        };
    }

    /** All of the conversation is folded into the summary; only what the user said stays beside it. */
    static Fact of(Answer summary, String model, History history, Instant askedAt) {
        String text = Cut.to(MAX_SUMMARY_CHARS, summary.text());
        return new Fact.Compacted(text, history.nextSeq(), model, summary.usage(), askedAt);
    }
}
