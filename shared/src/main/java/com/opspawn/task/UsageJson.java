package com.opspawn.task;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.opspawn.json.Json;

/** Usage as JSON, in stores and in the API alike. */
public final class UsageJson {
    private UsageJson() {}

    public static ObjectNode write(Usage usage) {
        return Json.object()
                .put("input_tokens", usage.inputTokens())
                .put("output_tokens", usage.outputTokens())
                .put("total_tokens", usage.totalTokens());
    }

    /** Reads what {@link #write} wrote, by this version or an earlier one. */
    public static Usage read(JsonNode json) {
        return new Usage(
                json.path("input_tokens").asLong(), json.path("output_tokens").asLong());
    }
}
