package com.opspawn.llm.langchain4j;

import dev.langchain4j.model.chat.ChatModel;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * langchain4j's model for the key of the time, kept from question to question: whenever it builds one it looks through every
 * jar of the class path for parts of its own, which took longer than all else that a question costs here.
 */
final class KeptModel {
    private final Function<String, ChatModel> builder;
    private String key = "";
    private @Nullable ChatModel model;

    /** @param builder makes the model for a key */
    KeptModel(Function<String, ChatModel> builder) {
        this.builder = builder;
    }

    synchronized ChatModel of(String secret) {
        ChatModel known = model;
        if (known == null || !key.equals(secret)) {
            known = builder.apply(secret);
            model = known;
            key = secret;
        }
        return known;
    }
}
