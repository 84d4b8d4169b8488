package com.opspawn.llm.wire;

import com.opspawn.journal.ToolCall;
import com.opspawn.llm.Message;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Names of calls that every provider takes. Some models give none, or the same one in each answer, or such that the next
 * model of the task refuses. What a call is named depends on the calls before it alone, so that a longer conversation keeps
 * the names of the shorter one.
 */
final class CallIds {
    /** Anthropic and Bedrock refuse other characters, OpenAI what is longer. */
    private static final Pattern ACCEPTED = Pattern.compile("[A-Za-z0-9_-]{1,40}");

    private final Set<String> taken = new HashSet<>();
    /** Of the last answer's calls: the id that results are told under, to the name that is sent. */
    private final Map<String, String> current = new HashMap<>();

    private int calls;

    List<ToolCall> rename(List<ToolCall> given) {
        current.clear();
        List<ToolCall> renamed = new ArrayList<>();
        for (ToolCall call : given) {
            String name = name(call.id());
            current.put(call.id(), name);
            renamed.add(new ToolCall(name, call.tool(), CallArguments.text(call.arguments())));
        }
        return renamed;
    }

    private String name(String id) {
        calls++;
        String name = id;
        for (int i = calls; !ACCEPTED.matcher(name).matches() || taken.contains(name); i++) {
            name = "call_n" + i;
        }
        taken.add(name);
        return name;
    }

    Message.ToolOutput rename(Message.ToolOutput output) {
        return new Message.ToolOutput(
                current.getOrDefault(output.callId(), output.callId()),
                output.tool(),
                output.output(),
                output.failed());
    }
}
