package com.opspawn.agent;

import com.opspawn.journal.FinishReason;
import com.opspawn.journal.ToolCall;
import com.opspawn.llm.Answer;
import com.opspawn.llm.Model;
import com.opspawn.llm.ModelException;
import com.opspawn.llm.Prompt;
import com.opspawn.task.Usage;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A model that says what it was told to say, and remembers what it was asked. */
final class ScriptedModel implements Model {
    static final Usage USAGE = new Usage(100, 10);

    /** One answer, or none. */
    @FunctionalInterface
    interface Line {
        Answer answer(Prompt prompt) throws ModelException, InterruptedException;
    }

    private final List<Prompt> prompts = new CopyOnWriteArrayList<>();
    private final List<Line> lines = new CopyOnWriteArrayList<>();

    /** The lines in turn; the last one again and again. */
    ScriptedModel says(Line... script) {
        lines.addAll(List.of(script));
        return this;
    }

    /** The answers in turn; the last one again and again. */
    static ScriptedModel of(Answer... answers) {
        ScriptedModel model = new ScriptedModel();
        for (Answer answer : answers) {
            model.says(prompt -> answer);
        }
        return model;
    }

    static Answer text(String text) {
        return new Answer(text, List.of(), FinishReason.STOP, USAGE);
    }

    static Answer calls(ToolCall... calls) {
        return new Answer("", List.of(calls), FinishReason.TOOL_CALLS, USAGE);
    }

    static ToolCall call(String id, String tool) {
        return new ToolCall(id, tool, "{}");
    }

    List<Prompt> prompts() {
        return prompts;
    }

    @Override
    public String name() {
        return "scripted/model";
    }

    @Override
    public Answer ask(Prompt prompt) throws ModelException {
        Line line;
        synchronized (this) {
            line = lines.get(Math.min(prompts.size(), lines.size() - 1));
            prompts.add(prompt);
        }
        try {
            return line.answer(prompt);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw ModelException.terminal("interrupted", e);
        }
    }
}
