package com.opspawn.llm.demo;

import com.opspawn.llm.Message;
import com.opspawn.llm.Prompt;
import com.opspawn.tool.ToolSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Where a task stands: worked out anew from the whole conversation at every question, so nothing is remembered.
 *
 * <p>A part asks for at most two different calls, and for none twice: that is why a task always ends.
 */
final class Plan {
    private static final Pattern ONE_CANDIDATE = Pattern.compile(".*near it are ([^,\\s]+)");
    private static final Pattern NUMBER = Pattern.compile("(-?\\d+(?:\\.\\d+)?)(?: .*)?");

    private final Conversation conversation;
    private final Set<String> tools;
    /** Results of the calculations so far, the latest last; empty for one without a result. */
    private final List<Optional<String>> results = new ArrayList<>();

    private boolean waiting;
    private final List<Progress> open = new ArrayList<>();

    private Plan(Conversation conversation, Set<String> tools) {
        this.conversation = conversation;
        this.tools = tools;
    }

    /** The progress of every part that has had no final answer, in the order of the goal. */
    static List<Progress> of(Prompt prompt) {
        Set<String> tools = prompt.tools().stream().map(ToolSpec::name).collect(Collectors.toSet());
        Plan plan = new Plan(new Conversation(prompt.messages()), tools);
        for (int i = 0; i < prompt.messages().size(); i++) {
            if (prompt.messages().get(i) instanceof Message.User(String text)) {
                plan.read(text, i);
            }
        }
        return plan.open;
    }

    private void read(String text, int at) {
        for (Part part : Goal.parts(text, tools)) {
            Progress progress = progress(part, at);
            if (at >= conversation.unanswered()) {
                open.add(progress);
            }
        }
    }

    private Progress progress(Part part, int at) {
        return switch (part) {
            case Part.Calculation calculation -> remembered(calculation(calculation, at), at);
            case Part.Time(String place) -> time(place, at);
            case Part.Fetch(String url) -> {
                Wish wish = Wish.page(url);
                yield settled(wish, at, output -> Progress.Done.saying(Sentences.page(url, output)));
            }
            case Part.Named named ->
                settled(Wish.named(named), at, output -> Progress.Done.saying(Sentences.named(named.tool(), output)));
            case Part.Beyond(String text) -> new Progress.Beyond(text);
        };
    }

    private Progress remembered(Progress progress, int at) {
        if (progress instanceof Progress.Done done) {
            results.add(done.value());
        } else if (at < conversation.unanswered()) {
            results.add(Optional.empty()); // It was answered without: by a real model, say.
        } else {
            waiting = true;
        }
        return progress;
    }

    private Progress calculation(Part.Calculation part, int at) {
        if (part.refersBack() && waiting) {
            return new Progress.Waits();
        }
        Optional<String> expression = part.refersBack() ? resolved(part.expression()) : Optional.of(part.expression());
        if (expression.isEmpty()) {
            String what = part.expression().replace("" + Arithmetic.RESULT, "(earlier result)");
            return Progress.Done.saying("For '" + what + "' there is no earlier result to go on with.");
        }
        String known = expression.get();
        return settled(Wish.calculation(known), at, output -> calculated(known, output));
    }

    private static Progress.Done calculated(String expression, String output) {
        Matcher number = NUMBER.matcher(output.strip());
        Optional<String> value = number.matches() ? Optional.of(number.group(1)) : Optional.empty();
        return new Progress.Done(expression + " = " + output.strip() + ".", value);
    }

    /** The first reference is to the latest result, the second to the one before it. */
    private Optional<String> resolved(String expression) {
        String resolved = expression;
        for (int back = 1; resolved.indexOf(Arithmetic.RESULT) >= 0; back++) {
            Optional<String> value = back > results.size() ? Optional.empty() : results.get(results.size() - back);
            if (value.isEmpty()) {
                return Optional.empty();
            }
            String number = value.get().startsWith("-") ? "(" + value.get() + ")" : value.get();
            resolved = resolved.replaceFirst("" + Arithmetic.RESULT, number);
        }
        return Optional.of(resolved);
    }

    private Progress time(String place, int at) {
        Wish wish = Wish.time(place);
        Optional<String> better = conversation
                .outcome(wish, at)
                .filter(Message.ToolOutput::failed)
                .map(output -> ONE_CANDIDATE.matcher(output.output()))
                .filter(Matcher::matches)
                .map(candidate -> candidate.group(1));
        String known = better.orElse(place);
        return settled(Wish.time(known), at, output -> Progress.Done.saying(Sentences.time(known, output)));
    }

    /** Turns a successful call's output into an answer. */
    @FunctionalInterface
    private interface Reading {
        Progress.Done read(String output);
    }

    private Progress settled(Wish wish, int at, Reading reading) {
        if (!tools.contains(wish.tool())) {
            return Progress.Done.saying(Sentences.missing(wish));
        }
        Optional<Message.ToolOutput> outcome = conversation.outcome(wish, at);
        if (outcome.isEmpty()) {
            return new Progress.Needs(wish);
        }
        String output = outcome.get().output();
        return outcome.get().failed() ? Progress.Done.saying(Sentences.failed(wish, output)) : reading.read(output);
    }
}
