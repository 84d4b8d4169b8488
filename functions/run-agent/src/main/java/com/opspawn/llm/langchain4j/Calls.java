package com.opspawn.llm.langchain4j;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.opspawn.journal.ToolCall;
import com.opspawn.llm.Message;
import com.opspawn.llm.Prompt;
import com.opspawn.llm.wire.CallArguments;
import java.util.List;

/** The calls of a conversation, in its order. */
record Calls(List<ToolCall> calls) {

    static Calls of(Prompt prompt) {
        return new Calls(prompt.messages().stream()
                .filter(Message.Assistant.class::isInstance)
                .flatMap(message -> ((Message.Assistant) message).toolCalls().stream())
                .toList());
    }

    /** Puts each call's arguments into the part of a request that was written from it, exactly as they are. */
    void fill(List<ObjectNode> parts, String field) {
        for (int i = 0; i < calls.size(); i++) {
            parts.get(i).set(field, CallArguments.object(calls.get(i).arguments()));
        }
    }

    /** A call's arguments as text; none where the provider left them out. */
    static String text(JsonNode arguments) {
        return arguments.isMissingNode() || arguments.isNull() ? "{}" : Wire.write(arguments);
    }
}
