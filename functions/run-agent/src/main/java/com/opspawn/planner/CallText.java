package com.opspawn.planner;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.opspawn.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Calls that are written as JSON: {@code {"action":…,"action_input":…}} as LangChain taught it, and
 * {@code <tool_call>{"name":…,"arguments":…}</tool_call>} as Hermes and Qwen models were trained to.
 */
final class CallText {
    /** As many as a toolbox runs for one answer; what follows is not kept either. */
    private static final int MAX_CALLS = 32;

    /** Longer than any tool's. */
    private static final int LONGEST_NAME = 80;

    private static final List<String> NAMES = List.of("action", "name", "tool", "tool_name", "function");
    private static final List<String> INPUTS =
            List.of("action_input", "arguments", "parameters", "tool_input", "input", "args");
    private static final Pattern TAG = Pattern.compile("<(?:tool_call|function_call)>\\s*+");
    private static final Pattern TAG_END = Pattern.compile("\\s*+</(?:tool_call|function_call)>");
    private static final Pattern BLANKS = Pattern.compile("\\s*+");

    private CallText() {}

    /**
     * Calls, one right behind the other.
     *
     * @param end of the last one
     */
    record Calls(List<ReactAnswer.Action> actions, int end) {}

    /** Below zero where there is none. */
    static int firstTag(String text) {
        Matcher tag = TAG.matcher(text);
        return tag.find() ? tag.start() : -1;
    }

    /** Those in tags: what stands between two of them ends them. */
    static Optional<Calls> tags(String text, int from, ToolNames tools) {
        List<ReactAnswer.Action> actions = new ArrayList<>();
        Matcher tag = TAG.matcher(text);
        int end = from;
        while (actions.size() < MAX_CALLS
                && tag.region(end(BLANKS, text, end), text.length()).lookingAt()) {
            Optional<Calls> call = one(text, tag.end(), tools);
            if (call.isEmpty()) {
                break;
            }
            actions.addAll(call.get().actions());
            end = end(TAG_END, text, call.get().end());
        }
        return actions.isEmpty() ? Optional.empty() : Optional.of(new Calls(actions, end));
    }

    private static int end(Pattern pattern, String text, int from) {
        Matcher matcher = pattern.matcher(text).region(from, text.length());
        return matcher.lookingAt() ? matcher.end() : from;
    }

    /** Right behind {@code Action:}. */
    static Optional<Calls> after(String text, int from, ToolNames tools) {
        return TAG.matcher(text).region(from, text.length()).lookingAt()
                ? tags(text, from, tools)
                : one(text, from, tools);
    }

    /** An answer that is nothing but a call, or that has one in a fence. */
    static Optional<Calls> blob(String text, ToolNames tools) {
        int start = blobStart(text);
        return one(text, start, tools)
                .filter(calls ->
                        isInForm(text) || tools.has(calls.actions().getFirst().tool()));
    }

    /** One that was meant to be a call, and is no JSON. */
    static boolean isBrokenBlob(String text) {
        return text.startsWith("{", blobStart(text)) && isInForm(text);
    }

    private static int blobStart(String text) {
        int bare = Fences.behind(text, 0);
        return text.startsWith("{", bare) ? bare : Fences.behind(text, Math.max(0, text.indexOf("```")));
    }

    /** No answer of another kind has these words. */
    private static boolean isInForm(String text) {
        return text.contains("action_input");
    }

    private static Optional<Calls> one(String text, int start, ToolNames tools) {
        if (!text.startsWith("{", start)) {
            return Optional.empty();
        }
        return LooseJson.at(start, text)
                .flatMap(found -> call((ObjectNode) found.value())
                        .map(action -> new Calls(List.of(named(action, tools)), found.end())));
    }

    private static ReactAnswer.Action named(ReactAnswer.Action action, ToolNames tools) {
        String written = action.tool().substring(0, Math.min(action.tool().length(), LONGEST_NAME));
        return new ReactAnswer.Action(tools.find(written).orElse(written), action.input());
    }

    private static Optional<ReactAnswer.Action> call(ObjectNode json) {
        for (String name : NAMES) {
            if (json.path(name).isTextual()) {
                String tool = json.remove(name).asText();
                return Optional.of(new ReactAnswer.Action(tool, input(json)));
            }
        }
        return json.path("function") instanceof ObjectNode function ? call(function) : Optional.empty();
    }

    /** Under its own name, or what is left beside the tool's name. */
    private static String input(ObjectNode json) {
        for (String name : INPUTS) {
            if (json.has(name)) {
                JsonNode input = json.path(name);
                return input.isTextual() ? input.asText() : input.isNull() ? "" : Json.write(input);
            }
        }
        return json.isEmpty() ? "" : Json.write(json);
    }
}
