package com.opspawn.local.states.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.opspawn.local.states.json.InvalidJson;
import com.opspawn.local.states.json.Json;
import java.util.Optional;

/** The body of one call. */
record Request(JsonNode body) {
    /** @throws ApiError if the text is not a JSON object */
    static Request parse(String text) {
        try {
            JsonNode body = Json.tree(text.isBlank() ? "{}" : text);
            if (body.isObject()) {
                return new Request(body);
            }
            throw new ApiError("SerializationException", "The body must be a JSON object");
        } catch (InvalidJson e) {
            throw new ApiError("SerializationException", "The body is not JSON: " + e.getMessage());
        }
    }

    /** @throws ApiError if the field is missing */
    String text(String field) {
        return optionalText(field)
                .orElseThrow(() -> ApiError.validation("1 validation error detected: Value at '" + field
                        + "' failed to satisfy constraint: Member must not be null"));
    }

    Optional<String> optionalText(String field) {
        return Optional.ofNullable(body.path(field).textValue());
    }

    boolean flag(String field, boolean otherwise) {
        return body.path(field).asBoolean(otherwise);
    }

    /** How many items a page is to have: at most 1000; 0 and absence mean {@code otherwise}. */
    int maxResults(int otherwise) {
        int asked = body.path("maxResults").asInt(0);
        if (asked < 0 || asked > 1000) {
            throw ApiError.validation("1 validation error detected: Value '" + asked
                    + "' at 'maxResults' failed to satisfy constraint: Member must be from 0 to 1000");
        }
        return asked == 0 ? otherwise : asked;
    }
}
