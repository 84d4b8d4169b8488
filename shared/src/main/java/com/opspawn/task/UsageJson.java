package com.opspawn.task;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.opspawn.json.Json;
import java.math.BigDecimal;
import java.util.Optional;

/** Usage as JSON, in journals and in the API alike. */
public final class UsageJson {
    private UsageJson() {}

    /**
     * {@code {input_tokens, output_tokens, cached_input_tokens, reasoning_tokens, total_tokens, cost_usd}}; {@code
     * cost_usd} is left out where no cost is known.
     */
    public static ObjectNode write(Usage usage) {
        ObjectNode json = Json.object()
                .put("input_tokens", usage.inputTokens())
                .put("output_tokens", usage.outputTokens())
                .put("cached_input_tokens", usage.cachedInputTokens())
                .put("reasoning_tokens", usage.reasoningTokens())
                .put("total_tokens", usage.totalTokens());
        usage.costUsd().ifPresent(cost -> json.put("cost_usd", cost));
        return json;
    }

    /** Reads what {@link #write} wrote, by this version or an earlier one: what is missing counts as none. */
    public static Usage read(JsonNode json) {
        JsonNode cost = json.path("cost_usd");
        return new Usage(
                json.path("input_tokens").asLong(),
                json.path("output_tokens").asLong(),
                json.path("cached_input_tokens").asLong(),
                json.path("reasoning_tokens").asLong(),
                cost.isNumber() ? Optional.of(cost.decimalValue()) : Optional.<BigDecimal>empty());
    }
}
