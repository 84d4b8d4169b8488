package com.opspawn.llm.demo;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.opspawn.journal.ToolCall;
import com.opspawn.llm.Answer;
import com.opspawn.llm.Message;
import com.opspawn.llm.Prompt;
import com.opspawn.tool.Callers;
import com.opspawn.tool.Tool;
import com.opspawn.tool.ToolException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.StringJoiner;

/** A little agent: asks the model, runs its calls, and writes down what happens. */
final class Loop {
    private static final int MOST_ANSWERS = 100;

    private final DemoModel model = new DemoModel();
    private final List<Message> messages = new ArrayList<>();
    private final StringJoiner transcript = new StringJoiner("\n");
    private final List<Tool> tools;

    Loop(List<Tool> tools) {
        this.tools = tools;
    }

    /** Every thought, call and answer on a line of its own, up to the final answer. */
    String run(String goal) throws IOException, InterruptedException {
        messages.add(new Message.User(goal));
        for (int i = 0; i < MOST_ANSWERS; i++) {
            Answer answer = model.ask(prompt());
            messages.add(new Message.Assistant(answer.text(), answer.toolCalls()));
            transcript.add(answer.text());
            if (answer.toolCalls().isEmpty()) {
                return transcript.toString();
            }
            for (ToolCall call : answer.toolCalls()) {
                transcript.add("  " + call.id() + " " + call.tool() + " " + call.arguments());
                messages.add(output(call));
            }
        }
        throw new AssertionError("no final answer after " + MOST_ANSWERS + ":\n" + transcript);
    }

    Prompt prompt() {
        return new Prompt(
                "", messages, tools.stream().map(Tool::spec).toList(), OptionalInt.empty(), OptionalDouble.empty());
    }

    private Message output(ToolCall call) throws IOException, InterruptedException {
        Tool tool = tools.stream()
                .filter(known -> known.spec().name().equals(call.tool()))
                .findFirst()
                .orElseThrow();
        try {
            ObjectNode arguments = (ObjectNode) new ObjectMapper().readTree(call.arguments());
            return new Message.ToolOutput(call.id(), call.tool(), tool.run(arguments, Callers.context()), false);
        } catch (ToolException e) {
            return new Message.ToolOutput(call.id(), call.tool(), String.valueOf(e.getMessage()), true);
        }
    }
}
