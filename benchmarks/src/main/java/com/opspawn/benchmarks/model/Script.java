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
 */
public record Script(int steps, int tools, int chars, Duration thinking) {
    public Script {
        if (steps < 0 || tools < 1 || chars < 1 || thinking.isNegative()) {
            throw new IllegalArgumentException("a script has 0 steps or more, 1 tool or more, 1 character or more");
        }
    }

    /** 5 steps of one answer and two tools, 2 KB a message, no thinking. */
    public static Script w5() {
        return new Script(5, 2, 2048, Duration.ZERO);
    }

    public Script withSteps(int number) {
        return new Script(number, tools, chars, thinking);
    }

    public Script thinkingFor(Duration time) {
        return new Script(steps, tools, chars, time);
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
    byte[] answer(String name, int turn) {
        boolean last = turn >= steps;
        ObjectNode response = Json.object().put("id", "chatcmpl-" + turn).put("object", "chat.completion");
        response.put("created", 1).put("model", "scripted");
        ObjectNode choice = response.putArray("choices").addObject().put("index", 0);
        ObjectNode message = choice.putObject("message").put("role", "assistant");
        message.put("content", Filler.text((last ? "the end of " : "step " + turn + " of ") + name, chars));
        if (!last) {
            calls(message.putArray("tool_calls"), turn);
        }
        choice.put("finish_reason", last ? "stop" : "tool_calls");
        response.putObject("usage")
                .put("prompt_tokens", 100)
                .put("completion_tokens", 10)
                .put("total_tokens", 110);
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
