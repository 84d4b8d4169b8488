package com.opspawn.system;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.opspawn.json.Json;
import java.util.ArrayList;
import java.util.List;

/**
 * What every task under kills does: three questions to the model, the first two answered with calls of {@link OutsideTools}.
 * All that comes from outside says which life of the cloud asked for it: the journal then tells whose answer it kept.
 */
final class Errand {
    static final int QUESTIONS = 3;

    private static final String PAYING = "-pay";

    private Errand() {}

    /** @param pays whether it calls a tool that must not happen twice */
    static String goal(String name, boolean pays) {
        return pays ? name + PAYING : name;
    }

    private static List<String> tools(String goal, int turn) {
        return switch (turn) {
            case 0 -> List.of("look", "book");
            case 1 -> List.of(goal.endsWith(PAYING) ? "pay" : "book");
            default -> List.of();
        };
    }

    static String question(String goal, int turn) {
        return goal + "/" + turn;
    }

    /** The names of all calls, as the ledger has them. */
    static List<String> calls(String goal) {
        List<String> calls = new ArrayList<>();
        for (int turn = 0; turn < QUESTIONS; turn++) {
            for (String tool : tools(goal, turn)) {
                calls.add(call(goal, turn, tool));
            }
        }
        return calls;
    }

    static String call(String goal, int turn, String tool) {
        return question(goal, turn) + "/" + tool;
    }

    /** By the name of a call. */
    static boolean isOnce(String call) {
        return call.endsWith("/pay");
    }

    static String told(int life) {
        return "in life " + life;
    }

    /** The life that a text from outside was given to. */
    static int life(String text) {
        return Integer.parseInt(text.substring(text.lastIndexOf(' ') + 1));
    }

    /** A chat completion as OpenAI gives it. */
    static ObjectNode answer(String goal, int turn, int life) {
        ObjectNode response = Json.object().put("id", "chatcmpl-1").put("object", "chat.completion");
        response.put("created", 1).put("model", "scripted");
        boolean last = turn == QUESTIONS - 1;
        ObjectNode choice = response.putArray("choices").addObject().put("index", 0);
        choice.put("finish_reason", last ? "stop" : "tool_calls");
        ObjectNode message =
                choice.putObject("message").put("role", "assistant").put("content", told(life));
        if (!last) {
            ArrayNode calls = message.putArray("tool_calls");
            tools(goal, turn).forEach(tool -> addCall(calls, tool, call(goal, turn, tool)));
        }
        response.putObject("usage")
                .put("prompt_tokens", 100)
                .put("completion_tokens", 10)
                .put("total_tokens", 110);
        return response;
    }

    private static void addCall(ArrayNode calls, String tool, String name) {
        String arguments = Json.write(Json.object().put("call", name));
        ObjectNode call = calls.addObject().put("id", "call_" + tool).put("type", "function");
        call.putObject("function").put("name", tool).put("arguments", arguments);
    }
}
