package com.opspawn.agent.definition;

import com.opspawn.llm.ModelId;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * What an agent thinks with.
 *
 * @param id empty for the model that all tasks use where they name none
 * @param temperature 0 to 2; empty for the provider's own
 * @param maxOutputTokens of one answer; empty for the provider's own limit
 */
public record ModelChoice(Optional<ModelId> id, OptionalDouble temperature, OptionalInt maxOutputTokens) {
    static final int MAX_OUTPUT_TOKENS = 1_000_000;
    static final double MAX_TEMPERATURE = 2;

    static final ModelChoice USUAL = new ModelChoice(Optional.empty(), OptionalDouble.empty(), OptionalInt.empty());
}
