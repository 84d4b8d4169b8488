package com.opspawn.llm.demo;

import com.opspawn.journal.FinishReason;
import com.opspawn.journal.ToolCall;
import com.opspawn.llm.Answer;
import com.opspawn.llm.Message;
import com.opspawn.llm.Model;
import com.opspawn.llm.Prompt;
import com.opspawn.task.Usage;
import com.opspawn.tool.ToolSpec;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * A model of rules, named {@code demo}.
 *
 * <p>It reads the user's messages for arithmetic, questions for the time, URLs and tools called by name
 * ({@code call echo {"text": "hi"}}), asks for all calls that do not depend on each other at once, goes on with their
 * results, and answers part by part. It never fails.
 *
 * <p>Its tokens are an estimate, four characters to a token and rounded up, of all that is in the prompt and in the
 * answer: the rule of thumb that OpenAI gives for English. They cost nothing.
 */
public final class DemoModel implements Model {
    private static final int CHARS_PER_TOKEN = 4;

    @Override
    public String name() {
        return "demo";
    }

    @Override
    public Answer ask(Prompt prompt) {
        List<Progress> parts = Plan.of(prompt);
        List<Wish> wishes = wishes(parts);
        if (wishes.isEmpty()) {
            return finalAnswer(prompt, text(parts));
        }
        int calls = new Conversation(prompt.messages()).calls();
        List<ToolCall> toolCalls = new ArrayList<>();
        for (Wish wish : wishes) {
            calls++;
            toolCalls.add(new ToolCall("call_" + calls, wish.tool(), wish.arguments()));
        }
        boolean first = prompt.messages().getLast() instanceof Message.User;
        String thought = Sentences.thought(wishes, first);
        return new Answer(thought, toolCalls, FinishReason.TOOL_CALLS, usage(prompt, thought, toolCalls));
    }

    /** Every call that can be made now; what two parts ask for alike is asked for once. */
    private static List<Wish> wishes(List<Progress> parts) {
        List<Wish> wishes = new ArrayList<>();
        for (Progress part : parts) {
            if (part instanceof Progress.Needs(Wish wish) && wishes.stream().noneMatch(wish::asksSameAs)) {
                wishes.add(wish);
            }
        }
        return wishes;
    }

    private static String text(List<Progress> parts) {
        List<String> sentences = new ArrayList<>();
        List<String> beyond = new ArrayList<>();
        for (Progress part : parts) {
            switch (part) {
                case Progress.Done done -> sentences.add(done.sentence());
                case Progress.Beyond(String text) -> beyond.add(text);
                case Progress.Needs ignored -> throw new IllegalStateException("a part still needs a call");
                case Progress.Waits ignored -> throw new IllegalStateException("a part waits for nothing");
            }
        }
        if (!beyond.isEmpty()) {
            sentences.add(Sentences.beyond(beyond));
        }
        return (sentences.isEmpty() ? Sentences.nothing() : String.join(" ", sentences)) + "\n\n" + Sentences.SIGNATURE;
    }

    /** Cut where the prompt's limit of output tokens cuts it, as a provider would. */
    private static Answer finalAnswer(Prompt prompt, String text) {
        long most = prompt.maxOutputTokens().orElse(Integer.MAX_VALUE) * (long) CHARS_PER_TOKEN;
        boolean cut = text.length() > most;
        String said = cut ? text.substring(0, (int) most) : text;
        FinishReason reason = cut ? FinishReason.LENGTH : FinishReason.STOP;
        return new Answer(said, List.of(), reason, usage(prompt, said, List.of()));
    }

    private static Usage usage(Prompt prompt, String text, List<ToolCall> calls) {
        return new Usage(tokens(chars(prompt)), tokens(text.length() + chars(calls))).costing(BigDecimal.ZERO);
    }

    private static long tokens(long chars) {
        return Math.ceilDiv(chars, CHARS_PER_TOKEN);
    }

    private static long chars(Prompt prompt) {
        long chars = prompt.instructions().length();
        for (Message message : prompt.messages()) {
            chars += switch (message) {
                case Message.User(String text) -> text.length();
                case Message.Assistant(String text, List<ToolCall> calls) -> text.length() + chars(calls);
                case Message.ToolOutput output -> output.output().length();
            };
        }
        for (ToolSpec tool : prompt.tools()) {
            chars += tool.name().length() + tool.description().length();
            chars += tool.parameters().toString().length();
        }
        return chars;
    }

    private static long chars(List<ToolCall> calls) {
        return calls.stream()
                .mapToLong(call -> call.tool().length() + call.arguments().length())
                .sum();
    }
}
