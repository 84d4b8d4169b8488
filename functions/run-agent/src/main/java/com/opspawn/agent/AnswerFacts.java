package com.opspawn.agent;

import com.opspawn.journal.Entry;
import com.opspawn.journal.Fact;
import com.opspawn.journal.FinishReason;
import com.opspawn.journal.History;
import com.opspawn.journal.ToolCall;
import com.opspawn.llm.Answer;
import com.opspawn.planner.Reading;
import com.opspawn.tool.Cut;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What is recorded of a model's answer: the answer itself, and with it the task's end where nothing can follow. */
final class AnswerFacts {
    /** Longer ones may not fit into a journal entry, even compressed. In UTF-8, with {@link #PER_CALL} for each call. */
    static final int MAX_BYTES = 300_000;
    /** A call's place in its own entry and in that of its result, whatever it holds. */
    static final int PER_CALL = 200;
    /** What is kept of an answer that is too large. */
    private static final int KEPT_CHARS = 1_000;

    private AnswerFacts() {}

    static List<Fact> of(String model, Answer answer, Instant askedAt, Agent agent, History history) {
        long bytes = bytes(answer.text(), answer.toolCalls());
        if (bytes > MAX_BYTES) {
            return cutShort(model, answer, bytes, askedAt);
        }
        if (isRefusal(answer) || (answer.toolCalls().isEmpty() && answer.text().isBlank())) {
            Fact answered = answered(model, answer, answer.text(), List.of(), askedAt);
            return List.of(answered, nothing(model, answer));
        }
        Reading reading = agent.planner().read(agent.briefing(history), answer);
        return switch (reading) {
            case Reading.Act act -> acts(model, answer, act, askedAt);
            case Reading.Finish _, Reading.GoOn _, Reading.GiveUp _ -> {
                Fact answered = answered(model, answer, reading.text(), List.of(), askedAt);
                boolean cutOff = answer.finishReason() == FinishReason.LENGTH;
                yield List.of(answered, cutOff ? truncated(model) : follows(reading, agent, history));
            }
        };
    }

    /**
     * What follows from a recorded answer that nothing followed: it came behind a failure, and the task was redriven. Empty
     * where something does, and where somebody spoke whom it did not hear.
     */
    static List<Fact> left(History history, Agent agent) {
        Entry last = history.lastOwn();
        if (!(last.fact() instanceof Fact.ModelAnswered answer)
                || !answer.toolCalls().isEmpty()) {
            return List.of();
        }
        long heard = answer.toldUntil().orElse(last.seq());
        boolean unheard = history.entries().stream()
                .anyMatch(entry -> entry.seq() >= heard && entry.fact() instanceof Fact.MessageAdded);
        if (unheard) {
            return List.of();
        }
        Answer again = new Answer(answer.text(), List.of(), answer.finishReason(), answer.usage());
        return of(answer.model(), again, answer.askedAt(), agent, history).stream()
                .skip(1)
                .toList();
    }

    private static Fact follows(Reading reading, Agent agent, History history) {
        return switch (reading) {
            case Reading.Finish finish -> finished(finish.result(), agent, history);
            case Reading.GoOn goOn -> goOn.told();
            case Reading.GiveUp giveUp -> new Fact.Failed(giveUp.reason(), giveUp.message());
            case Reading.Act _ -> throw new IllegalArgumentException("calls are followed by their results");
        };
    }

    /** The task's end; or what the model is told where the result is not as it must be. */
    static Fact finished(String result, Agent agent, History history) {
        return agent.output().map(output -> output.judge(result, history)).orElseGet(() -> new Fact.Completed(result));
    }

    private static Fact.ModelAnswered answered(
            String model, Answer answer, String text, List<ToolCall> calls, Instant askedAt) {
        return new Fact.ModelAnswered(model, text, calls, answer.finishReason(), answer.usage(), askedAt);
    }

    /** A planner that reads calls from the words has both recorded, which may be more than the answer was. */
    private static List<Fact> acts(String model, Answer answer, Reading.Act act, Instant askedAt) {
        long bytes = bytes(act.text(), act.calls());
        return bytes > MAX_BYTES
                ? cutShort(model, answer, bytes, askedAt)
                : List.of(answered(model, answer, act.text(), distinct(act.calls()), askedAt));
    }

    private static List<Fact> cutShort(String model, Answer answer, long bytes, Instant askedAt) {
        String text = Cut.to(KEPT_CHARS, answer.text());
        return List.of(answered(model, answer, text, List.of(), askedAt), tooLarge(model, bytes));
    }

    private static long bytes(String text, List<ToolCall> calls) {
        long all = calls.stream()
                .mapToLong(call -> PER_CALL + bytes(call.id()) + bytes(call.tool()) + bytes(call.arguments()))
                .sum();
        return bytes(text) + all;
    }

    private static long bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    private static Fact tooLarge(String model, long bytes) {
        return new Fact.Failed(
                "answer_too_large",
                model + " answered with " + bytes + " bytes, more than the " + MAX_BYTES
                        + " that can be recorded; set agent_config.max_tokens");
    }

    /** The filter may have stopped the model in the middle of a call. */
    private static boolean isRefusal(Answer answer) {
        return answer.finishReason() == FinishReason.CONTENT_FILTER;
    }

    private static Fact truncated(String model) {
        return new Fact.Failed(
                "answer_truncated",
                model + "'s answer was cut off at the limit of output tokens; raise agent_config.max_tokens or "
                        + "budget.max_tokens. What it wrote is in the task's events");
    }

    private static Fact nothing(String model, Answer answer) {
        if (isRefusal(answer)) {
            return new Fact.Failed("model_refused", model + " was stopped by its provider's safety filter");
        }
        return answer.finishReason() == FinishReason.LENGTH
                ? truncated(model)
                : new Fact.Failed("empty_answer", model + " gave an empty answer without a tool call");
    }

    /** Some models leave a call's id out or give it twice; results must be told apart. */
    private static List<ToolCall> distinct(List<ToolCall> calls) {
        Set<String> ids = new HashSet<>();
        List<ToolCall> distinct = new ArrayList<>();
        for (ToolCall call : calls) {
            String id = call.id();
            for (int i = distinct.size() + 1; id.isBlank() || ids.contains(id); i++) {
                id = "call_" + i;
            }
            ids.add(id);
            distinct.add(new ToolCall(id, call.tool(), call.arguments()));
        }
        return distinct;
    }
}
