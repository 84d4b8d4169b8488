package com.opspawn.testing.script;

import com.opspawn.journal.FinishReason;
import com.opspawn.journal.ToolCall;
import com.opspawn.llm.Answer;
import com.opspawn.llm.Message;
import com.opspawn.llm.Model;
import com.opspawn.llm.ModelException;
import com.opspawn.llm.Prompt;
import com.opspawn.task.Usage;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A model whose answer to a conversation is the turn of its script that comes next: the first where it has said nothing yet,
 * and so on; the last one again for each message that came between. Asked the same again, it uses other words for the same, as models do, so that an answer that is used and one
 * that is recorded can be told apart.
 */
public final class ScriptedModel implements Model {
    private static final Usage USAGE = new Usage(100, 20);

    private final List<Turn> turns;
    private final Map<List<Message>, Integer> asked = new HashMap<>();

    public ScriptedModel(Turn... turns) {
        if (turns.length == 0) {
            throw new IllegalArgumentException("a scripted model has at least one turn");
        }
        this.turns = List.of(turns);
    }

    @Override
    public String name() {
        return "demo";
    }

    /** How many times each conversation was put to it. */
    public Map<List<Message>, Integer> asked() {
        return Map.copyOf(asked);
    }

    @Override
    public Answer ask(Prompt prompt) throws ModelException {
        int times = asked.merge(prompt.messages(), 1, Integer::sum);
        long said = prompt.messages().stream()
                .filter(Message.Assistant.class::isInstance)
                .count();
        if (said >= turns.size() + spoken(prompt)) {
            throw ModelException.terminal(
                    "the script has " + turns.size() + " turns, and the model is asked for one more",
                    new IllegalStateException());
        }
        return answer(turns.get((int) Math.min(said, turns.size() - 1)), times);
    }

    /** Whoever speaks to a task may have its last turn said again. */
    private static long spoken(Prompt prompt) {
        return prompt.messages().stream().filter(Message.User.class::isInstance).count() - 1;
    }

    private static Answer answer(Turn turn, int times) throws ModelException {
        return switch (turn) {
            case Turn.Says(String text) -> new Answer(text + again(times), List.of(), FinishReason.STOP, USAGE);
            case Turn.Calls calls ->
                new Answer("I call tools" + again(times), calls.calls(), FinishReason.TOOL_CALLS, USAGE);
            case Turn.Wavers wavers ->
                new Answer(
                        "I call tools" + again(times),
                        wavers.calls().calls().stream()
                                .map(call -> others(call, times))
                                .toList(),
                        FinishReason.TOOL_CALLS,
                        USAGE);
            case Turn.Fails fails -> {
                if (times <= fails.times()) {
                    throw ModelException.refused(
                            "the script says busy", fails.retryAfter(), new IllegalStateException());
                }
                yield answer(fails.then(), times - fails.times());
            }
        };
    }

    private static ToolCall others(ToolCall call, int times) {
        return times == 1
                ? call
                : new ToolCall(
                        call.id(), call.tool(), call.arguments().replaceFirst("\\{", "{\"again\": " + times + ", "));
    }

    private static String again(int times) {
        return times == 1 ? "" : " (said " + times + " times)";
    }
}
