package com.opspawn.llm;

import java.util.Optional;
import java.util.OptionalInt;

/** How many tokens a model is allowed to answer with. */
public final class OutputTokens {
    private OutputTokens() {}

    /**
     * The prompt with the limit to send: the task's own, or what is usual; never more than the model can give, since
     * providers refuse to be asked for more.
     *
     * @param usual where the task sets none; empty leaves it to the provider
     */
    public static Prompt limited(Prompt prompt, Optional<Price> price, OptionalInt usual) {
        OptionalInt wanted = prompt.maxOutputTokens().isPresent() ? prompt.maxOutputTokens() : usual;
        if (wanted.isEmpty()) {
            return prompt;
        }
        long most = price.map(known -> known.maxOutputTokens().orElse(Integer.MAX_VALUE))
                .orElse((long) Integer.MAX_VALUE);
        return prompt.limitedTo(OptionalInt.of((int) Math.min(wanted.getAsInt(), most)));
    }
}
