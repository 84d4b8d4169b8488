package com.opspawn.llm.scripted;

import com.opspawn.journal.ToolCall;
import com.opspawn.llm.Provider;
import java.util.List;

/** How a provider of one wire format answers. All answers tell the same usage where the format can tell it. */
public interface WireFormat {
    /** Of the whole prompt. */
    int INPUT = 80;
    /** Of those, read from the cache. */
    int CACHED = 64;
    /** Of the whole answer. */
    int OUTPUT = 20;
    /** Of those, reasoning, where the format tells it. */
    int REASONING = 8;

    static WireFormat of(Provider.WireFormat format) {
        return switch (format) {
            case CHAT_COMPLETIONS -> new ChatCompletions();
            case MESSAGES -> new Messages();
            case GENERATE_CONTENT -> new GenerateContent();
            case CONVERSE -> new Converse();
        };
    }

    /** What stands between a server's address and the paths of the format. */
    String basePath();

    /** The path of a question to a model. */
    String path(String model);

    /** The header that holds the key; empty where a signature takes its place. */
    String keyHeader();

    /** How many tokens of reasoning its answers tell. */
    int reasoning();

    /** Words, and nothing more to do. */
    Reply text(String text);

    /** Calls, with words beside them where there are any. */
    Reply calls(String text, List<ToolCall> calls);

    /** Words that ran into the limit of output tokens. */
    Reply truncated(String text);

    /** A call that ran into it. */
    Reply truncatedCall(ToolCall call);

    /** The model, or a filter, declines. */
    Reply refusal(String words);

    /** Nothing at all. */
    Reply empty();

    /** Reasoning, and no answer. */
    Reply thinkingOnly();

    /** An error in the format's own shape. */
    Reply error(int status, String message);

    /** The error for a prompt that is longer than the model's context. */
    Reply contextTooLong();
}
