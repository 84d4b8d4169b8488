package com.opspawn.benchmarks.model;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.opspawn.json.Json;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * What a task's model says.
 *
 * @param steps how many answers ask for tools; one more ends the task
 * @param tools how many calls each of them makes
 * @param chars the length of each message: the goal, an answer's text, a tool's output
 * @param thinking how long each answer takes
 * @param countsTokens whether it says how many tokens it took, four bytes to a token; else few, so that no
 *     conversation is ever too long
 */
public record Script(int steps, int tools, int chars, Duration thinking, boolean countsTokens) {
    private static final int BYTES_PER_TOKEN = 4;
    private static final long FEW = 100;

    public Script {
        if (steps < 0 || tools < 1 || chars < 1 || thinking.isNegative()) {
            throw new IllegalArgumentException("a script has 0 steps or more, 1 tool or more, 1 character or more");
        }
    }

    /** 5 steps of one answer and two tools, 2 KB a message, no thinking. */
    public static Script w5() {
        return new Script(5, 2, 2048, Duration.ZERO, false);
    }

    public Script withSteps(int number) {
        return new Script(number, tools, chars, thinking, countsTokens);
    }

    public Script thinkingFor(Duration time) {
        return new Script(steps, tools, chars, time, countsTokens);
    }

    public Script withChars(int number) {
        return new Script(steps, tools, number, thinking, countsTokens);
    }

    public Script countingTokens() {
        return new Script(steps, tools, chars, thinking, true);
    }

    /** What a user would count: the goal, each answer's text, each tool's output, and the last answer. */
    public long payload() {
        return (long) chars * (2 + (long) steps * (1 + tools));
    }

    /** The goal of a task, which names it. */
    public String goal(String name) {
        return Filler.text(Mark.of(name), chars);
    }

    /** @param turn how many answers there were before */
    byte[] answer(String name, int turn, int questionBytes) {
        boolean last = turn >= steps;
        ObjectNode choice = Json.object().put("index", 0).put("finish_reason", last ? "stop" : "tool_calls");
        ObjectNode message = choice.putObject("message").put("role", "assistant");
        message.put("content", Filler.text((last ? "the end of " : "step " + turn + " of ") + name, chars));
        if (!last) {
            calls(message.putArray("tool_calls"), turn);
        }
        return response(choice, questionBytes);
    }

    byte[] summary(String name, int questionBytes) {
        ObjectNode choice = Json.object().put("index", 0).put("finish_reason", "stop");
        choice.putObject("message")
                .put("role", "assistant")
                .put("content", Filler.text("so far, of " + Mark.of(name), chars));
        return response(choice, questionBytes);
    }

    private byte[] response(ObjectNode choice, int questionBytes) {
        ObjectNode response = Json.object().put("id", "chatcmpl-1").put("object", "chat.completion");
        response.put("created", 1).put("model", "scripted");
        response.putArray("choices").add(choice);
        long prompt = countsTokens ? questionBytes / BYTES_PER_TOKEN : FEW;
        response.putObject("usage")
                .put("prompt_tokens", prompt)
                .put("completion_tokens", FEW)
                .put("total_tokens", prompt + FEW);
        return Json.write(response).getBytes(StandardCharsets.UTF_8);
    }

    private void calls(ArrayNode calls, int turn) {
        for (int i = 0; i < tools; i++) {
            String id = turn + "_" + i;
            ObjectNode call = calls.addObject().put("id", "call_" + id).put("type", "function");
            call.putObject("function")
                    .put("name", LookupTools.NAME)
                    .put("arguments", Json.write(Json.object().put("key", id).put("chars", chars)));
        }
    }
}
