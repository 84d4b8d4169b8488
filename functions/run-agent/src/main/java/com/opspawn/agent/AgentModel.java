package com.opspawn.agent;

import com.opspawn.llm.Model;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * A model that an agent may ask, with what is known of it.
 *
 * @param contextTokens the longest prompt and answer together; empty where nobody knows
 * @param maxOutputTokens the longest answer that it gives; empty where nobody knows
 * @param pricing what it costs; empty where nobody knows
 */
record AgentModel(Model model, OptionalLong contextTokens, OptionalInt maxOutputTokens, Optional<Pricing> pricing) {

    String name() {
        return model.name();
    }

    /** Nothing is known of it. */
    static AgentModel of(Model model) {
        return new AgentModel(model, OptionalLong.empty(), OptionalInt.empty(), Optional.empty());
    }
}
