package com.opspawn.agent;

import com.opspawn.journal.Fact;
import com.opspawn.journal.FinishReason;
import com.opspawn.journal.ToolCall;
import com.opspawn.llm.Answer;
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

    static List<Fact> of(String model, Answer answer, Instant askedAt) {
        long bytes = bytes(answer);
        if (bytes > MAX_BYTES) {
            String text = Cut.to(KEPT_CHARS, answer.text());
            return List.of(answered(model, answer, text, List.of(), askedAt), tooLarge(model, bytes));
        }
        List<ToolCall> calls = isRefusal(answer) ? List.of() : distinct(answer.toolCalls());
        Fact answered = answered(model, answer, answer.text(), calls, askedAt);
        return calls.isEmpty() ? List.of(answered, ending(model, answer)) : List.of(answered);
    }

    private static Fact.ModelAnswered answered(
            String model, Answer answer, String text, List<ToolCall> calls, Instant askedAt) {
        return new Fact.ModelAnswered(model, text, calls, answer.finishReason(), answer.usage(), askedAt);
    }

    private static long bytes(Answer answer) {
        long calls = answer.toolCalls().stream()
                .mapToLong(call -> PER_CALL + bytes(call.id()) + bytes(call.tool()) + bytes(call.arguments()))
                .sum();
        return bytes(answer.text()) + calls;
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

    private static Fact.Ending ending(String model, Answer answer) {
        if (isRefusal(answer)) {
            return new Fact.Failed("model_refused", model + " was stopped by its provider's safety filter");
        }
        if (answer.finishReason() == FinishReason.LENGTH) {
            return new Fact.Failed(
                    "answer_truncated",
                    model + "'s answer was cut off at the limit of output tokens; raise agent_config.max_tokens or "
                            + "budget.max_tokens. What it wrote is in the task's events");
        }
        return answer.text().isBlank()
                ? new Fact.Failed("empty_answer", model + " gave an empty answer without a tool call")
                : new Fact.Completed(answer.text());
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
